import { expect, test } from 'vitest'
import { findBy } from '../boundaries.ts'
import { plant } from '../fixtures/planted.ts'
import { words } from './words.ts'

const wrong = (text: string, language = 'en') =>
  findBy(words, plant({ [`src/kit/strings/${language}.json`]: JSON.stringify({ 'kit.a': text }) })).map(
    ({ message }) => message,
  )

test('a text that shouts is reported in every language', () => {
  expect(wrong('Sent!')).toEqual(['kit.a has an exclamation mark'])
  expect(wrong('¡Enviada!', 'es')).toHaveLength(1)
})

test('banned words are reported, also inside of plurals, and only as whole words', () => {
  expect(wrong('That is invalid.')).toEqual(['kit.a says “invalid”'])
  expect(wrong('{n, plural, one {# ticket} other {# tickets}}')).toHaveLength(1)
  expect(wrong('What reached them, and whom.')).toEqual([])
  expect(wrong('We drank tea.')).toEqual([])
})

test('capitals are for names', () => {
  expect(wrong('Send Ask')).toEqual(['kit.a writes “Ask” with a capital: sentence case, please'])
  expect(
    wrong('Send it. Ask again: “Could you?” Go Home in Askwell, as JSON {n, select, a {Yes} other {No}}'),
  ).toEqual([])
})

test('a text that the formatter could not read is reported before anybody sees it', () => {
  expect(wrong('{n, plural, one {# ask}', 'de')).toEqual(["kit.a can't be read as ICU MessageFormat"])
  expect(wrong('Frage an {name}', 'de')).toEqual([])
})
