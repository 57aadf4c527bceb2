import { expect, test } from 'vitest'
import { applyInsertion, placeWords } from './insert.ts'

const draft = 'Our nightly export times out. Could you look at the config? Thanks.'

test('words that belong into the sentence go before its mark', () => {
  expect(insert(draft, 40, 'by Thursday noon')).toBe(
    'Our nightly export times out. Could you look at the config by Thursday noon? Thanks.',
  )
})

test('a sentence of its own follows the sentence of the caret', () => {
  expect(insert(draft, 5, 'It should take 20 minutes.')).toBe(
    'Our nightly export times out. It should take 20 minutes. Could you look at the config? Thanks.',
  )
})

test('an unfinished draft gets the full stop that it misses', () => {
  expect(insert('Our nightly export times out', 28, 'It takes 20 minutes.')).toBe(
    'Our nightly export times out. It takes 20 minutes.',
  )
  expect(insert('', 0, 'Could you look at it with me?')).toBe('Could you look at it with me?')
})

test('a caret at the very end belongs to the last sentence', () => {
  expect(insert('Could you look?', 15, 'by Friday')).toBe('Could you look by Friday?')
})

test('a line break ends a sentence, too', () => {
  expect(insert('Export times out\nLogs below', 4, 'since Monday')).toBe(
    'Export times out since Monday\nLogs below',
  )
})

function insert(text: string, caret: number, words: string): string {
  return applyInsertion(text, placeWords(text, caret, words))
}
