import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import type { Pair, Rotation, Search } from './contract.ts'
import { rotate } from './rotate.ts'
import { shortfallOf } from './shortfall.ts'

/** A search whose patience is so many questions for its progress. */
const search = (seed: number, most: number): Search => {
  let asked = 0
  return { random: seededChance(seed).next, progress: () => Math.min(1, asked++ / most) }
}

const exactly = (size: number) => ({ least: size, most: size })

test.each([
  [32, 4, 9],
  [28, 4, 9],
  [16, 4, 5],
  [25, 5, 6],
  [49, 7, 8],
])('%i people in groups of exactly %i for %i rounds: nobody meets twice', (people, size, rounds) => {
  const { rounds: made, shortfall } = rotate(
    { people, size, rounds, bounds: exactly(size) },
    search(1, 2_000),
  )
  expect(shortfall).toEqual({ repeats: 0, apartMet: 0, togetherMissed: 0, outOfBounds: 0 })
  for (const groups of made)
    expect(groups.flat().toSorted((a, b) => a - b)).toEqual([...Array(people).keys()])
})

test('fifteen people walk in threes for seven days and nobody walks with the same person twice', () => {
  const { shortfall } = rotate({ people: 15, size: 3, rounds: 7, bounds: exactly(3) }, search(2, 4_000))
  expect(shortfall.repeats).toBe(0)
})

test('fifty people for twelve weeks, an eighth of them away each week, with pairs to part and to bring together', () => {
  const chance = seededChance(5)
  const absent = Array.from(
    { length: 12 },
    () => new Set([...Array(50).keys()].filter(() => chance.next() < 0.12)),
  )
  const pairs = Array.from({ length: 18 }, (_, n): Pair => [n, 49 - n])
  const rotation: Rotation = {
    ...{ people: 50, size: 5, rounds: 12, bounds: { least: 3, most: 6 }, absent },
    ...{ apart: pairs.slice(0, 10), together: pairs.slice(10) },
  }
  const { rounds, shortfall } = rotate(rotation, search(3, 4_000))
  expect(shortfall).toEqual({ repeats: 0, apartMet: 0, togetherMissed: 0, outOfBounds: 0 })
  rounds.forEach((groups, week) => {
    expect(groups.flat()).toHaveLength(50 - (absent[week]?.size ?? 0))
    expect(groups.flat().some((person) => absent[week]?.has(person))).toBe(false)
  })
})

test('who has met before meets others first', () => {
  const met = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].filter((b) => b < a).map((b): Pair => [a, b]))
  const { shortfall } = rotate({ people: 16, size: 4, rounds: 3, bounds: exactly(4), met }, search(4, 2_000))
  expect(shortfall.repeats).toBe(0)
})

test('whatever is wished, everybody who is there has one place in every round, and the count is honest', () => {
  const wishes = fc.record({
    people: fc.integer({ min: 1, max: 30 }),
    size: fc.integer({ min: 2, max: 6 }),
    rounds: fc.integer({ min: 1, max: 6 }),
    seed: fc.nat(),
  })
  fc.assert(
    fc.property(wishes, ({ people, size, rounds, seed }) => {
      const rotation = { people, size, rounds, bounds: { least: Math.max(1, size - 2), most: size + 2 } }
      const made = rotate(rotation, search(seed, 8))
      expect(made.rounds).toHaveLength(rounds)
      for (const groups of made.rounds) {
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual([...Array(people).keys()])
      }
      expect(made.shortfall).toEqual(shortfallOf(rotation, made.rounds))
    }),
    { numRuns: 60 },
  )
})

test('sizes that leave no room are refused', () => {
  expect(() => rotate({ people: 16, size: 7, rounds: 2, bounds: exactly(7) }, search(1, 10))).toThrow(
    RangeError,
  )
})
