import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, MINUTE } from '#engine/time/instant.ts'
import { CRITERIA, type Coaching } from './coaching.ts'
import { toContract } from './contract.ts'
import { analyse, coachCache } from './read.ts'

const NOW = instant(Date.UTC(2026, 4, 19, 11, 5))
const CONTEXT = { now: NOW, zone: 'Europe/Berlin' }

const read = (text: string) => analyse(text, CONTEXT)
const full = ({ marks }: Coaching) => CRITERIA.filter((criterion) => marks[criterion] === 2).length
const total = ({ marks }: Coaching) => CRITERIA.reduce((sum, criterion) => sum + marks[criterion], 0)

const VAGUE: readonly string[] = [
  "I'm stuck on this whole project",
  'I need help with everything, please.',
  'Any ideas? All input is welcome.',
  'Our dashboard is a mess again.',
  'Could somebody support me with the strategy?',
]

test.each(VAGUE)('a vague ask has at most one full mark: %s', (text) => {
  expect(full(read(text))).toBeLessThanOrEqual(1)
})

const COMPLETE: readonly string[] = [
  'Our nightly export drops every tenth row of table orders_eu. I compared the counts and only plant 7 is off. Could someone who knows the merge step walk me through it for 20 minutes by Thursday noon? The auditors want the list on Friday.',
  'Hana, can you send me the March payroll file by 3pm? The bank closes at 4.',
  'I teach two graphs to 8b and half of them read the wrong axis. Could a physics colleague lend me one worksheet by tomorrow? The test is on Friday.',
  'The pump on ward 3 shows alarm E12 since noon. I changed the line twice. Could somebody from biomedical come by for 10 minutes before 16:00? The next infusion is due at 17:00.',
  'Is it fine to quote page 3 of the Keller study in our leaflet, yes or no by tomorrow noon? It goes to print at 14:00.',
]

test.each(COMPLETE)('a complete ask has at least four full marks: %s', (text) => {
  expect(full(read(text))).toBeGreaterThanOrEqual(4)
})

const SHORT_GOOD: readonly string[] = [
  'Farah, could you sign the Oslo lease by noon? The landlord calls at one.',
  'Can anyone with the X-ray licence scan crate 12 by 15:30? The truck leaves at four.',
  'Who has 2 m of the red 6 mm hose to lend until Friday? Ours bursts on Monday.',
  'Is clause 4 fine under Swiss law, yes or no by 17:00? We sign tonight.',
]
const LONG_POOR: readonly string[] = [
  'When I joined in 2019 we were 12 people with 3 products and one office in Basel, and everybody knew everybody. Now we are 140 in four towns, with 27 tools, two intranets and a newsletter that 31 percent open. I read the Sparrow report, I went to two talks in Lyon, and on 4 March I sat next to Goran who said the same. I only wanted to say it once. It has been on my mind since the summer.',
  'Just to share what a week it was: 14 deliveries on Monday, the lift out of order until 11:20, two drivers ill, the label printer jammed 6 times, dock 4 closed from 13:00 to 15:45, and on Thursday the scanner lost all 212 bookings of the morning. Dana did two shifts. Somebody should think about that one day.',
  'As announced on 3 February the new badge system goes live on 1 September. In the pilot 88 people wrote 140 comments, 52 of them about the app, 33 about visitors and 20 about the car park. The vendor promises version 5.1 for the autumn. I am curious what everybody thinks, big or small, and then we take it from there.',
]

test('short complete asks stand above long poor ones, whatever their length', () => {
  const worst = Math.min(...SHORT_GOOD.map((text) => total(read(text))))
  const best = Math.max(...LONG_POOR.map((text) => total(read(text))))
  expect(worst).toBeGreaterThan(best)
})

test('more words of the same fill no mark', () => {
  const text = 'Our dashboard is a mess again. '
  expect(read(text.repeat(30)).marks).toEqual(read(text.repeat(2)).marks)
})

test('an empty sheet has empty marks and the first question', () => {
  const coaching = read('')
  expect(total(coaching)).toBe(0)
  expect(coaching.hints.map((hint) => hint.criterion)).toEqual(['specific', 'action'])
})

test('all five marks are reached from an empty sheet by taps alone', () => {
  let text = ''
  for (let taps = 0; taps < 8; taps++) {
    const [hint] = read(text).hints
    const answers = hint?.tapAnswers ?? []
    const best = answers
      .map((tap) => `${text} ${tap.insert}`.trim())
      .sort((a, b) => total(read(b)) - total(read(a)))[0]
    if (best === undefined) break
    text = best
  }
  expect(full(read(text))).toBe(5)
})

test('every answer to "by when" is read back as a deadline', () => {
  for (let hour = 0; hour < 24 * 7; hour++) {
    const now = instant(NOW + hour * 60 * MINUTE)
    const context = { now, zone: 'Europe/Berlin' }
    const hint = analyse('Could you check row 12?', context).hints.find((h) => h.criterion === 'timeBound')
    for (const tap of hint?.tapAnswers ?? []) {
      const coaching = analyse(`Could you check row 12? ${tap.insert}`, context)
      expect([tap.insert, coaching.marks.timeBound]).toEqual([tap.insert, 2])
      expect(coaching.slots.deadline?.at ?? 0).toBeGreaterThan(now)
    }
  }
})

test('spans and slots are stretches of the text as it was written', () => {
  const text = 'Hi all\n\nSlide 4 shows 12 %. Could Emre check it by Thursday 12:00?\r\nWe present on Friday.'
  const { spans, slots } = read(text)
  expect(spans.length).toBeGreaterThan(2)
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(text.slice(start, end).trim()).not.toBe('')
  }
  expect(slots.deadline && text.slice(slots.deadline.start, slots.deadline.end)).toBe('by Thursday 12:00')
  expect(slots.block === null || text.includes(slots.block.text)).toBe(true)
})

test.each([...COMPLETE, ...VAGUE, 'wifi is down in room 4', 'How do I open a parquet file?'])(
  'every mark that is begun shows the words it was found in: %s',
  (text) => {
    const { marks, spans } = read(text)
    const shown = new Set(spans.map((span) => span.criterion))
    expect(CRITERIA.filter((criterion) => marks[criterion] > 0 && !shown.has(criterion))).toEqual([])
  },
)

const ASKED: readonly (readonly [string, string])[] = [
  ['Could you double check row 12 of the ledger?', 'check'],
  ['Please somebody with lab experience look at my two titration curves.', 'look at'],
  ['A French speaker could translate article 6 for me.', 'translate'],
  ['URGENT need someone with a forklift licence at dock 3 to unload the truck.', 'unload'],
  ['Gate 4 rejects all cards from 77. Reboot it tonight please.', 'reboot'],
  ['- What: 3 sample questions for the biology exam\n- By: 8 January', 'give'],
]

test.each(ASKED)('what is asked is seen in "%s"', (text, verb) => {
  expect([read(text).marks.action, read(text).slots.action?.text]).toEqual([2, verb])
})

test.each([
  'Budget 2027',
  'What a week. Happy weekend to all of you!',
  'I would like to use the quiet days to reflect on us.',
])('nothing concrete is asked in "%s"', (text) => {
  expect(read(text).marks.action).toBeLessThan(2)
})

test('a skill alone is not specific, a question with a case is', () => {
  expect(read('Is anyone around who knows Kafka?').marks.specific).toBe(1)
  expect(read('Does anyone know why Kafka drops key 4711?').marks.specific).toBe(2)
})

test('code and stack traces are read around', () => {
  const text =
    'The import stops:\n\n```\nplease help me by Friday at 9:00\n```\n\n  at load (/srv/app.js:4:1)\n\nCould someone tell me where `region` is set?'
  const coaching = read(text)
  expect(coaching.slots.deadline).toBeNull()
  expect(coaching.slots.action?.text).toBe('tell')
})

test('an ask in a language that the coach does not know gets the plain questions', () => {
  const coaching = read(
    'Hola, necesito que alguien me ayude con el informe para el cliente, por favor, es muy importante.',
  )
  expect(coaching.language).toBe('other')
  expect(total(coaching)).toBe(0)
  expect(coaching.hints).toHaveLength(2)
})

const PIECES = [
  'Could someone check slide 4',
  'by Friday',
  'sorry',
  'I tried version 2.1.',
  'error E-47!',
  '\n\n',
  '```\ncode\n```',
  'weil der Kunde wartet',
  'avant vendredi midi',
  '20 minutes?',
  '13.3.',
  '…',
  'İ',
  '👩‍⚕️',
  'and update the list, send it and print it.',
]
const DRAFTS = fc.array(
  fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12, unit: 'grapheme' })),
  { maxLength: 14 },
)

test('the same draft gives the same coaching, with any cache', () => {
  const cache = coachCache()
  fc.assert(
    fc.property(DRAFTS, (pieces) => {
      const text = pieces.join(' ')
      const fresh = analyse(text, CONTEXT)
      expect(analyse(text, CONTEXT, cache)).toEqual(fresh)
      expect(analyse(text, CONTEXT, cache)).toEqual(fresh)
      expect(fresh.hints.length).toBeLessThanOrEqual(2)
      for (const span of [...fresh.spans, ...fresh.flags.flatMap((flag) => flag.spans)]) {
        expect(span.start).toBeLessThan(span.end)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 200 },
  )
})

test('typing letter by letter ends where reading at once does', () => {
  const text = COMPLETE[0] ?? ''
  const cache = coachCache()
  let last: Coaching | undefined
  for (let end = 1; end <= text.length; end++) last = analyse(text.slice(0, end), CONTEXT, cache)
  expect(last).toEqual(analyse(text, CONTEXT))
})

const HOSTILE: readonly string[] = [
  'a'.repeat(100_000),
  'can you '.repeat(12_500),
  '1'.repeat(100_000),
  '1.'.repeat(50_000),
  'by '.repeat(33_000),
  '('.repeat(100_000),
  '"'.repeat(100_000),
  'a@'.repeat(50_000),
  '0 '.repeat(50_000),
  'sorry '.repeat(16_000),
  '\n'.repeat(100_000),
  '`'.repeat(100_000),
  'and, '.repeat(20_000),
  `password ${'='.repeat(100_000)}`,
  'Friday at '.repeat(10_000),
  ' at x'.repeat(20_000),
  Array.from({ length: 14_000 }, (_, i) => `w${i}`).join(' '),
  Array.from({ length: 9000 }, (_, i) => `could you 1${i}:30,`).join(' '),
  Array.from({ length: 12_000 }, (_, i) => `${i}-${i}h`).join(' by '),
  Array.from({ length: 5000 }, (_, i) => `I can't tell if anyone ${i}`).join(', '),
]

test.each(HOSTILE.map((text, i) => [i, text] as const))(
  'hostile text %i of 100 kB is read to its end',
  (_, text) => {
    expect(total(read(text))).toBeGreaterThanOrEqual(0)
  },
)

test('the contract shape has plain words and no moment of its own', () => {
  const answer = toContract(read('Could Ben check row 12 by Thursday noon? 10 minutes.'))
  expect(answer.slots).toMatchObject({
    deadline: { local: '2026-05-21T12:00', precision: 'minute', text: 'by Thursday noon' },
    effortMinutes: 10,
    action: 'check',
    whom: 'Ben',
  })
  expect(toContract(read('help asap')).slots.deadline).toMatchObject({
    local: null,
    precision: 'vague',
    text: 'asap',
  })
})
