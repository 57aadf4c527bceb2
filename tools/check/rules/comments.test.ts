import { expect, test } from 'vitest'
import { placesOf } from '../fixtures/planted.ts'
import { comments } from './comments.ts'

test.each([
  ['hides a type error', '// @ts-ignore'],
  ['hides a type error of a whole file', '// @ts-nocheck'],
  ['expects a type error', '/* @ts-expect-error it is fine */'],
  ['silences oxlint', '// oxlint-disable-next-line no-console'],
  ['silences eslint', '/* eslint-disable */'],
  ['silences biome', '// biome-ignore format: nicer'],
  ['postpones work', '// TODO: later'],
  ['postpones work, loudly', '/** FIXME */'],
  ['draws a line', '// ------------------------'],
  ['draws a double line', '/* ===================== */'],
  ['keeps a dead statement', '// const old = rank(helpers);'],
  ['keeps a dead import', `// import { rank } from './rank.ts'`],
])('a comment that %s is reported', (_, comment) => {
  const code = `export const a = 1\n${comment}\nexport const b = 2\n`
  expect(placesOf(comments, { 'engine/a.ts': code })).toEqual(['engine/a.ts:2'])
})

test.each([
  ['says why', '// Late rather than twice: a second mail is worse than a slow one.'],
  ['shows an example', '/**\n * @example rank([], now)  // []\n */'],
  ['names a word by chance', '// Hackers come later; to do this we wait.'],
  ['has a dash in it', '// asks - and offers - are told apart here'],
])('a comment that %s is fine', (_, comment) => {
  expect(placesOf(comments, { 'engine/a.ts': `${comment}\nexport const a = 1\n` })).toEqual([])
})

test('the same words in a text are no comment', () => {
  expect(placesOf(comments, { 'engine/a.ts': `export const a = '// TODO @ts-ignore'\n` })).toEqual([])
})
