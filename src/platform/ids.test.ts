import { expect, test } from 'vitest'
import { idOf, newId } from './ids.ts'

test('ids are 26 letters and digits that can’t be mistaken for another, and never come twice', () => {
  const ids = Array.from({ length: 2_000 }, newId)
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the order of ids tells nothing of the order in which they were made', () => {
  const ids = Array.from({ length: 200 }, newId)
  const climbs = ids.filter((id, place) => id > (ids[place - 1] ?? '')).length
  expect(climbs).toBeGreaterThan(50)
  expect(climbs).toBeLessThan(150)
})

test('the same parts give the same id, and parts are not run together', () => {
  expect(idOf('ask', '7')).toBe(idOf('ask', '7'))
  expect(idOf('ask', '7')).not.toBe(idOf('ask7'))
  expect(idOf('a', 'bc')).not.toBe(idOf('ab', 'c'))
})
