import fc from 'fast-check'
import { expect, test } from 'vitest'
import { analyse } from '#engine/coach/read.ts'
import { instant } from '#engine/time/instant.ts'
import { anotherTime } from './another-time.ts'
import { dropSorry } from './drop-sorry.ts'
import { foldBackground } from './fold-background.ts'
import { keepBack } from './keep-back.ts'
import { piecesOf } from './sentences.ts'
import { splitAsk } from './split-ask.ts'
import { takeOut } from './take-out.ts'
import { placeOfChange } from './take-wording.ts'
import { withGoal } from './with-goal.ts'

const read = (text: string) =>
  analyse(text, { now: instant(Date.parse('2026-11-09T09:00:00Z')), zone: 'Europe/Lisbon' })
const spansOf = (text: string, id: string) => read(text).flags.find((flag) => flag.id === id)?.spans ?? []
const lettersOf = (text: string) => text.replace(/\s/g, '').split('').sort().join('')

test('of two asks the first stays with what leads to it, and the second goes into a draft with it, too', () => {
  const text =
    'The export fails. Could you review the config by Friday? Could you also introduce me to the DBA?'
  expect(splitAsk(text, read(text).splits)).toEqual({
    kept: 'The export fails. Could you review the config by Friday?',
    aside: 'The export fails. Could you also introduce me to the DBA?',
  })
})

test('a sentence that lists three asks is parted inside', () => {
  const text = 'Could you review the config, fix the deploy and write the docs?'
  expect(splitAsk(text, read(text).splits)).toEqual({
    kept: 'Could you review the config?',
    aside: 'Could you fix the deploy and write the docs?',
  })
})

test('one ask is not parted', () => {
  const text = 'Could you review the config by Friday?'
  expect(splitAsk(text, read(text).splits)).toBeNull()
})

test('a hard day is kept for oneself, and what one is stuck on stays', () => {
  const text =
    'I hate this stupid tool. Everything is broken again and nobody cares. The export fails with error 42.'
  expect(keepBack(text, spansOf(text, 'rant'))).toEqual({
    kept: 'The export fails with error 42.',
    aside: 'I hate this stupid tool. Everything is broken again and nobody cares.',
  })
  expect(keepBack('I hate this stupid tool.', [{ start: 2, end: 12, rule: 'flag.rant' }])).toBeNull()
})

test('a sorry goes where a whole sentence stays', () => {
  const text =
    'Sorry to bother you, I am so sorry, but could you maybe look at the config? Apologies again, sorry!'
  expect(dropSorry(text, spansOf(text, 'overApology'))).toBe('Could you maybe look at the config?')
})

test('a sorry that carries a fact stays', () => {
  const text = 'Sorry, the report for the works council of the second plant is late. Could you read it?'
  expect(dropSorry(text, [{ start: 0, end: 5, rule: 'flag.apology' }])).toBeNull()
})

test('a password and a patient are taken out, and nothing around them', () => {
  const text = 'My password is hunter2! and patient Anna Berg, born 12.3.1980 waits.'
  const spans = [...spansOf(text, 'secret'), ...spansOf(text, 'personalData')]
  expect(takeOut(text, spans, '[left out]')).toBe('My [left out] and [left out], [left out] waits.')
})

test('the ask comes first and its background below, with every word', () => {
  const ask = 'Could you look at the pooler config with me for 20 minutes by Friday noon?'
  const story = 'We moved the database in spring. '.repeat(30)
  const folded = foldBackground(story + ask, read(story + ask), 'Background:')
  expect(folded?.startsWith(`${ask}\n\nBackground:\nWe moved`)).toBe(true)
  expect(lettersOf(folded ?? '')).toBe(lettersOf(`${story}${ask}Background:`))
  expect(foldBackground(folded ?? '', read(folded ?? ''), 'Background:')).toBeNull()
})

test('whatever is written, its sentences together are the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.boolean(), (text, lines) => {
      const written = lines ? text.replaceAll(' ', '\n') : text
      expect(
        piecesOf(written)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(written)
    }),
  )
})

test('whatever the spans, taking out leaves all that lies outside of them', () => {
  const span = fc
    .tuple(fc.nat(40), fc.nat(10))
    .map(([start, length]) => ({ start, end: start + length + 1, rule: 'r' }))
  fc.assert(
    fc.property(
      fc.string({ minLength: 55, maxLength: 60, unit: fc.constantFrom('a', 'b') }),
      fc.array(span),
      (text, spans) => {
        const outside = text
          .split('')
          .filter((_, at) => !spans.some(({ start, end }) => at >= start && at < end))
        expect(takeOut(text, spans, '*').replaceAll('*', '')).toBe(outside.join(''))
      },
    ),
  )
})

test('another time is written where the first was read', () => {
  const text = 'Could you look at the config before EOD Friday?'
  const deadline = read(text).slots.deadline
  const tap = { label: 'tomorrow noon', insert: 'I need it by tomorrow noon.' }
  expect(deadline && anotherTime(text, deadline, tap)).toBe('Could you look at the config by tomorrow noon?')
  expect(anotherTime('Could you look by Friday?', { start: 18, end: 24 }, tap)).toBe(
    'Could you look by tomorrow noon?',
  )
})

test('each answer of the path takes the place of what it wrote before', () => {
  const first = withGoal('Hello all.', '', 'I want to ship.')
  expect(first).toBe('Hello all. I want to ship.')
  expect(withGoal(first, 'I want to ship.', 'I want to ship it. What stops me: no key.')).toBe(
    'Hello all. I want to ship it. What stops me: no key.',
  )
})

test('a suggested sentence takes the place of the own one, wherever that stands by now', () => {
  const change = { start: 0, before: 'it is kinda broken.', after: 'It is broken.' }
  expect(placeOfChange('Hello. it is kinda broken. Thanks.', change)).toBe('Hello. It is broken. Thanks.')
  expect(placeOfChange('It was mended.', change)).toBeNull()
  expect(placeOfChange('Hello. it is kinda broken. Thanks.', { ...change, after: '' })).toBe('Hello. Thanks.')
})
