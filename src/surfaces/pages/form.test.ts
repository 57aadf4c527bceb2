import { expect, test } from 'vitest'
import { answerFields } from './answer-page.ts'
import { readForm } from './form.ts'

/** Nothing to choose from. */
const NONE = { laterChoices: [], timeChoices: [] }
const moments = [{ value: 'tomorrow', label: 'tomorrow' }]

test('a form is read back by the fields that it was shown with', () => {
  const body = new URLSearchParams({
    who: ' ben@example.org\r\n',
    note: 'Ben knows\r\nthis',
    extra: 'x',
  }).toString()
  expect(readForm(body, answerFields('pass', 'en', NONE))).toEqual({
    who: 'ben@example.org',
    note: 'Ben knows\nthis',
  })
})

test('a moment that was not offered is not taken, and an empty note is no note', () => {
  expect(readForm('until=tomorrow', answerFields('later', 'en', { ...NONE, laterChoices: moments }))).toEqual(
    { until: 'tomorrow' },
  )
  expect(
    readForm('until=2099-01-01', answerFields('later', 'en', { ...NONE, laterChoices: moments })),
  ).toEqual({})
  expect(readForm('note=++', answerFields('accept', 'en', NONE))).toEqual({})
  expect(readForm('%%%&=&&note', answerFields('decline', 'en', NONE))).toEqual({})
})

test('a note of any length and kind comes back readable and short', () => {
  const { reason = '' } = readForm(`reason=${'x'.repeat(50_000)}`, answerFields('decline', 'en', NONE))
  expect(reason.length).toBe(1_000)
  expect(readForm('reason=a%00%E2%80%AEb', answerFields('decline', 'en', NONE))).toEqual({
    reason: 'a⟨U+0000⟩⟨U+202E⟩b',
  })
})
