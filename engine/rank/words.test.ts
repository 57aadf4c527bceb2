import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askTerms, nodesOf, pieceTerms } from './terms.ts'
import { eachWord, termsOf } from './words.ts'

test('identifiers are found by their parts and as a whole', () => {
  expect([...termsOf('parseHTTPHeader')]).toEqual(['pars', 'http', 'header', '=parsehttpheader'])
  expect([...termsOf('receive-pack')]).toEqual(['receiv', 'pack', '=receive-pack'])
  expect([...termsOf('packet_write_fmt()')]).toEqual(['packet', 'write', 'fmt', '=packet_write_fmt'])
})

test('English words meet in their stem, small words are left out', () => {
  expect([...termsOf('The connections were connecting')]).toEqual(['connect'])
})

test.each([
  ['German', 'Die Rechnungsprüfung schlägt fehl', 'rechnungsprüfung'],
  ['Greek', 'Η σύνδεση απέτυχε', 'σύνδεση'],
  ['Hebrew', 'החיבור נכשל', 'החיבור'],
  ['Hindi', 'कनेक्शन विफल', 'कनेक्शन'],
  ['Chinese', '数据库连接超时', '数据库'],
  ['Japanese', 'データベースの接続', 'データベース'],
  ['Thai', 'ฐานข้อมูลล่ม', 'ฐาน'],
])('words of %s are found', (_, text, word) => {
  const terms = [...termsOf(text)]
  expect(terms.some((term) => word.startsWith(term) || term.startsWith(word))).toBe(true)
})

test('no text makes the words fail, and none is longer than allowed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      eachWord(text, (term, surface) => {
        expect(term.length).toBeGreaterThan(0)
        expect(term.length).toBeLessThanOrEqual(64)
        expect(surface.length).toBeGreaterThan(0)
      })
    }),
  )
})

test('a hostile text is read only so far', () => {
  let count = 0
  eachWord('word '.repeat(1_000_000), () => {
    count += 1
  })
  expect(count).toBe(12_000)
})

test('a piece has its words, its area, its folders and its file', () => {
  const { terms } = pieceTerms('pooler: fix timeout', ['src/net/conn-pool.c'])
  expect([...terms.keys()]).toEqual(
    expect.arrayContaining([
      'pooler',
      'timeout',
      '@pooler',
      '/src',
      '/src/net',
      '/src/net/conn-pool.c',
      '=conn-pool',
    ]),
  )
})

test('a path is found by each of its folders', () => {
  expect(nodesOf('docs/api/who.md')).toEqual(['/docs', '/docs/api', '/docs/api/who.md'])
  expect(nodesOf('/')).toEqual([])
})

test('a word that an ask repeats counts at most three times', () => {
  const [term] = askTerms('pooler pooler pooler pooler pooler')
  expect(term).toMatchObject({ term: 'pooler', times: 3 })
})
