import { expect, test } from 'vitest'
import { answerFields } from './answer-page.ts'
import { readForm } from './form.ts'

const moments = [{ value: 'tomorrow', label: 'tomorrow' }]

test('a form is read back by the fields that it was shown with', () => {
  const body = new URLSearchParams({
    who: ' ben@example.org\r\n',
    note: 'Ben knows\r\nthis',
    extra: 'x',
  }).toString()
  expect(readForm(body, answerFields('pass', 'en', []))).toEqual({
    who: 'ben@example.org',
    note: 'Ben knows\nthis',
  })
})

test('a moment that was not offered is not taken, and an empty note is no note', () => {
  expect(readForm('until=tomorrow', answerFields('later', 'en', moments))).toEqual({ until: 'tomorrow' })
  expect(readForm('until=2099-01-01', answerFields('later', 'en', moments))).toEqual({})
  expect(readForm('note=++', answerFields('accept', 'en', []))).toEqual({})
  expect(readForm('%%%&=&&note', answerFields('decline', 'en', []))).toEqual({})
})

test('a note of any length and kind comes back readable and short', () => {
  const { reason = '' } = readForm(`reason=${'x'.repeat(50_000)}`, answerFields('decline', 'en', []))
  expect(reason.length).toBe(1_000)
  expect(readForm('reason=a%00%E2%80%AEb', answerFields('decline', 'en', []))).toEqual({
    reason: 'a⟨U+0000⟩⟨U+202E⟩b',
  })
})
