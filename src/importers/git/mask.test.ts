import { expect, test } from 'vitest'
import { mask, namePattern } from './mask.ts'

const maskFor = (text: string, ...names: string[]) =>
  mask(
    text,
    names.map(namePattern).filter((pattern) => pattern !== undefined),
  )

test('takes out links, addresses and message ids', () => {
  expect(
    maskFor('See https://example.org/a?b=1, mail ada@example.org or <20210101.x-1@mail.example.org>.'),
  ).toBe('See …, mail … or ….')
})

test('leaves code that only looks like an address', () => {
  const code = 'HEAD@{1} and @media and user@ and foo@bar and git@{upstream}'
  expect(maskFor(code)).toBe(code)
})

test('takes out full names, and single names where they are written as names', () => {
  const text = 'Ada Lovelace and Ada, but adapt and "ada"; Lovelace\'s lease'
  expect(maskFor(text, 'Ada Lovelace')).toBe('… and …, but adapt and "ada"; …\'s lease')
})

test('leaves ordinary words that are also names', () => {
  expect(maskFor('Mark the queue as full. Will Grant fix it?', 'Mark Will', 'Will Grant')).toBe(
    'Mark the queue as full. … fix it?',
  )
})

test('finds names beyond ASCII, and only whole ones', () => {
  expect(maskFor('José hat Ändern gesagt, Josés nicht', 'José Ändern')).toBe('… hat … gesagt, Josés nicht')
})

test('takes out the full name behind a word of credit, though nobody said who that is', () => {
  expect(maskFor('This was suggested by Chidi van der Anagonye in passing. Thanks to Ben Okri!')).toBe(
    'This was suggested by … in passing. Thanks to …!',
  )
  const plain = 'Thanks to Windows this is done by Design'
  expect(maskFor(plain)).toBe(plain)
})

test('takes a name as it is, whatever characters are in it', () => {
  expect(maskFor('(A.*+?) wrote C:\\x', '(A.*+?) [B]', '.*', '\\')).toBe('(A.*+?) wrote C:\\x')
})
