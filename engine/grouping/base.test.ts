import { expect, test } from 'vitest'
import { type Base, baseFromField, baseFromUnital } from './base.ts'
import { finiteField, nextPrimePower } from './field.ts'

test.each([2, 3, 4, 5, 7, 8, 9, 16, 25, 27])('the field of %i elements has all that a field has', (order) => {
  const { add, subtract, multiply } = finiteField(order)
  for (let a = 0; a < order; a++) {
    const row = new Set<number>()
    for (let b = 0; b < order; b++) {
      expect(add(subtract(a, b), b)).toBe(a)
      expect(multiply(a, b)).toBe(multiply(b, a))
      expect(multiply(a, add(b, 1))).toBe(add(multiply(a, b), a))
      row.add(multiply(a, b))
    }
    expect(row.size).toBe(a === 0 ? 1 : order)
  }
})

test('a number that is no power of a prime has no field, and the next that is one is found', () => {
  expect(() => finiteField(6)).toThrow(RangeError)
  expect([1, 6, 10, 14, 24, 26].map(nextPrimePower)).toEqual([2, 7, 11, 16, 25, 27])
})

/** How often the pair that meets most sits together, and how many pairs never do. */
function meetings({ seats, groupOf }: Base): { most: number; never: number } {
  let most = 0
  let never = 0
  for (let a = 0; a < seats; a++) {
    for (let b = 0; b < a; b++) {
      const count = groupOf.filter((groups) => groups[a] === groups[b]).length
      most = Math.max(most, count)
      if (count === 0) never++
    }
  }
  return { most, never }
}

test.each([
  [50, 5],
  [32, 4],
  [36, 4],
  [49, 7],
  [15, 3],
  [60, 2],
])('%i people in groups of %i never meet twice', (people, columns) => {
  const base = baseFromField(people, columns)
  expect(base.seats).toBeGreaterThanOrEqual(people)
  expect(base.groupOf).toHaveLength(base.rounds)
  expect(meetings(base).most).toBe(1)
})

test('a plane of seven leaves no pair out', () => {
  expect(meetings(baseFromField(49, 7))).toEqual({ most: 1, never: 0 })
})

test('twenty-eight people meet each other exactly once in seven fours for nine weeks', () => {
  const base = baseFromUnital(3)
  expect([base.seats, base.rounds]).toEqual([28, 9])
  for (const groups of base.groupOf) {
    const sizes = new Map<number, number>()
    for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
    expect([...sizes.values()]).toEqual([4, 4, 4, 4, 4, 4, 4])
  }
  expect(meetings(base)).toEqual({ most: 1, never: 0 })
})
