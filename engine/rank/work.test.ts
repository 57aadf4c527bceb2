import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish, sorting, STEPS } from './work.ts'

test('sorting in steps gives what sorting at once gives', () => {
  const values = fc.array(fc.record({ key: fc.nat(50), place: fc.nat() }), { maxLength: 60 })
  fc.assert(
    fc.property(values, fc.nat(3), (some, rounds) => {
      const all = Array.from({ length: rounds * 100 + 1 }, () => some).flat()
      const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
      expect(finish(sorting(all, byKey))).toEqual([...all].sort(byKey))
    }),
    { numRuns: 50 },
  )
})

test('sorting stops often enough for others to have a turn', () => {
  const work = sorting(
    Array.from({ length: STEPS * 8 }, (_, i) => -i),
    (a, b) => a - b,
  )
  let stops = 0
  while (work.next().done !== true) stops += 1
  expect(stops).toBeGreaterThan(24)
})
