import { expect, test } from 'vitest'
import { findAmong } from './matching.ts'

const rows = [
  { id: 'home', label: 'Home' },
  { id: 'tomas', label: 'Tomás Rivera', more: 'Platform' },
  { id: 'ask', label: 'Could you look at the export job?' },
  { id: 'export', label: 'Export my data' },
]
const idsOf = (query: string, recent: readonly string[] = []) =>
  findAmong(rows, query, recent).map(({ id }) => id)

test('nothing typed finds everything, what was used last first', () => {
  expect(idsOf('', ['export', 'tomas'])).toEqual(['export', 'tomas', 'home', 'ask'])
})

test('beginnings of words find, in any order and without accents or capitals', () => {
  expect(idsOf('tomas')).toEqual(['tomas'])
  expect(idsOf('RIV tom')).toEqual(['tomas'])
  expect(idsOf('plat')).toEqual(['tomas'])
  expect(idsOf('mas')).toEqual([])
})

test('what begins with the query comes before what only holds it', () => {
  expect(idsOf('export', ['ask'])).toEqual(['export', 'ask'])
})
