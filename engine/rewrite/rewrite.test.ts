import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { newWordsIn, saidIn, sameNegations } from './adds-nothing.ts'
import { changesBetween, withChanges } from './compare.ts'
import { fairChanges } from './judge.ts'
import { mask, unmask } from './mask.ts'

const CONTEXT = { now: instant(Date.parse('2026-11-09T09:00:00Z')), zone: 'Europe/Lisbon' }
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

const WORDS = [
  'export',
  'fails',
  'Ada',
  'Park',
  'ada@example.org',
  'https://x.org/a',
  'hunter2!',
  'by',
  'Friday',
]
const sentence = fc
  .array(fc.constantFrom(...WORDS, 'not', 'could', 'you', '20', 'minutes', 'the', '[[1]]'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((words) => `${words.join(' ')}.`)
const text = fc.array(sentence, { maxLength: 5 }).map((sentences) => sentences.join(' '))

test('names, addresses and secrets are hidden, the same thing behind the same sign', () => {
  const masked = mask(
    'Could Ada Park (ada@example.org) ask Ada about https://wiki.example.org/a? My password is hunter2!',
    ['Ada Park'],
  )
  expect(masked.text).toBe('Could [[1]] ([[2]]) ask [[3]] about [[4]]? My [[5]]')
  expect(unmask(masked.text, masked)).toContain('Ada Park (ada@example.org) ask Ada')
})

test('somebody outside the organisation, a street and a machine are hidden, too', () => {
  const { text: hidden } = mask(
    'It is for Maria Berg, 12 Long Acre Road, on 10.1.2.3 and db.internal.example.',
    [],
  )
  expect(hidden).toBe('It is for [[1]], [[2]], on [[3]] and [[4]].')
})

test('whatever the text, what is put back is what was there, and nothing hidden is left', () => {
  fc.assert(
    fc.property(text, (written) => {
      const masked = mask(written, ['Ada Park'])
      expect(unmask(masked.text, masked)).toBe(written)
      for (const hidden of masked.hidden.values()) expect(masked.text).not.toContain(hidden)
    }),
  )
})

test('a sign that was never given out is not believed', () => {
  expect(unmask('Ask [[7]].', mask('Ask Ada.', ['Ada']))).toBeNull()
})

test.each([
  ['a figure', 'It takes 30 minutes.'],
  ['a figure in words', 'It takes twenty minutes.'],
  ['a name', 'Could Ben look at the export?'],
  ['a date', 'Could you look at the export by Friday?'],
  ['a fact', 'The export fails since the last release.'],
  ['a reason', 'The export fails and customers wait.'],
])('a wording that brings %s along is refused', (_, wording) => {
  expect(newWordsIn(wording, saidIn('The export fails after 20 minutes.'))).not.toEqual([])
})

test('a wording of the same words, bent and asked, adds nothing', () => {
  const said = saidIn('the exports are failing at row 7')
  expect(newWordsIn('Could you please help me look at why the export fails at row 7?', said)).toEqual([])
})

test('a wording that loses a “not” says the opposite', () => {
  expect(sameNegations('The export does not run.', 'The export does run.')).toBe(false)
  expect(sameNegations("It doesn't run.", 'It does not run.')).toBe(true)
})

test('whatever is proposed, a fair change has no figure and no word of content that the draft lacks', () => {
  fc.assert(
    fc.property(text, text, (draft, wording) => {
      for (const { after } of fairChanges(draft, wording, CONTEXT)) {
        for (const [figure] of after.matchAll(/\d+/g)) expect(draft).toContain(figure)
        expect(newWordsIn(after, saidIn(draft))).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})

test('taking no change is the draft, taking all says what the wording says', () => {
  fc.assert(
    fc.property(text, text, (draft, wording) => {
      const changes = changesBetween(draft, wording)
      expect(withChanges(draft, [])).toBe(draft)
      expect(squeezed(withChanges(draft, changes))).toBe(squeezed(wording))
    }),
  )
})

test('changes come sentence by sentence, and each can be taken alone', () => {
  const draft = 'the export is kinda broken. Could you look at it? Thanks a lot.'
  const wording = 'The export is broken. Could you look at it? Thanks.'
  const changes = changesBetween(draft, wording)
  expect(changes.map(({ before, after }) => [before, after])).toEqual([
    ['the export is kinda broken.', 'The export is broken.'],
    ['Thanks a lot.', 'Thanks.'],
  ])
  expect(withChanges(draft, changes.slice(1))).toBe(
    'the export is kinda broken. Could you look at it? Thanks.',
  )
})

test('a change that moves the deadline or empties a mark is not shown', () => {
  const draft = 'The export stops at row 7. Could you look at the config by Friday noon? We tried Monday.'
  expect(
    fairChanges(
      draft,
      'The export stops at row 7. Could you look at the config by Monday noon? We tried Friday.',
      CONTEXT,
    ),
  ).toEqual([])
  const shorter = fairChanges(
    draft,
    'The export stops at row 7. Could you look at the config? We tried Monday.',
    CONTEXT,
  )
  expect(shorter).toEqual([])
})
