import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import type { Groups, Pair, Search } from './contract.ts'
import { composeTables, type Hall, type Potential, seatLate } from './tables.ts'
import { NOBODY, placeCosts } from './tables/costs.ts'
import { Plan } from './tables/plan.ts'
import { tallyOf } from './tables/tally.ts'

/** A search whose patience is so many questions for its progress. */
const search = (seed: number, most: number): Search => {
  let asked = 0
  return { random: seededChance(seed).next, progress: () => Math.min(1, asked++ / most) }
}

const bounds = { least: 8, most: 24 }

/** A hall in which everybody has a card that some others could help with. */
function hallOf(people: number, helpers: number, seed: number): Hall & { potential: Potential[] } {
  const chance = seededChance(seed)
  const potential = Array.from({ length: people * helpers }, (_, at) => ({
    asker: at % people,
    helper: chance.whole(people),
    chance: 0.3 + 0.6 * chance.next(),
  }))
  return { people, size: 12, bounds, potential }
}

test('cards find a helper at their table many times as often as in tables that were dealt', () => {
  const hall = hallOf(500, 10, 1)
  const dealt = composeTables(hall, search(2, 0))
  const composed = composeTables(hall, search(2, 150))
  expect(composed.withHelper).toBeGreaterThan(450)
  expect(composed.helped).toBeGreaterThan(4 * dealt.helped)
})

test('it finds what trying everything finds', () => {
  for (let trial = 0; trial < 5; trial++) {
    const hall = { ...hallOf(8, 2, trial), size: 4, bounds: { least: 4, most: 4 } }
    let best = 0
    for (let mask = 0; mask < 256; mask++) {
      const tables = [0, 1].map((side) => [...Array(8).keys()].filter((p) => ((mask >> p) & 1) === side))
      if (tables[0]?.length === 4) best = Math.max(best, tallyOf(hall, tables).helped)
    }
    expect(composeTables(hall, search(trial, 20)).helped).toBeCloseTo(best, 9)
  }
})

test('two cards with a helper each are better than one card with two', () => {
  const potential = [
    { asker: 0, helper: 1, chance: 0.6 },
    { asker: 0, helper: 2, chance: 0.6 },
    { asker: 3, helper: 2, chance: 0.5 },
  ]
  const hall = { people: 4, size: 2, bounds: { least: 2, most: 2 }, potential }
  const { tables, helped } = composeTables(hall, search(1, 10))
  expect(helped).toBeCloseTo(1.1)
  expect(tables.map((table) => table.toSorted((a, b) => a - b).join()).toSorted()).toEqual(['0,1', '2,3'])
})

test('teams and sites are mixed where nothing else speaks for a table', () => {
  const team = Array.from({ length: 32 }, (_, person) => person % 4)
  const site = Array.from({ length: 32 }, (_, person) => (person < 16 ? 1 : 2))
  const { tables } = composeTables({ people: 32, size: 8, bounds, kinds: [team, site] }, search(3, 60))
  for (const table of tables) {
    for (const kind of [0, 1, 2, 3]) expect(table.filter((person) => team[person] === kind)).toHaveLength(2)
    expect(table.filter((person) => site[person] === 1)).toHaveLength(4)
  }
})

test('an unknown team is like no other', () => {
  const team = Array.from({ length: 16 }, () => -1)
  const { differing } = composeTables({ people: 16, size: 8, bounds, kinds: [team] }, search(1, 5))
  expect(differing).toEqual([1])
})

test('pairs to part are parted and pairs to bring together sit together', () => {
  const pairs = Array.from({ length: 20 }, (_, at): Pair => [at, 59 - at])
  const hall = { ...hallOf(60, 6, 4), apart: pairs.slice(0, 10), together: pairs.slice(10) }
  const { apartMet, togetherMissed } = composeTables(hall, search(5, 60))
  expect({ apartMet, togetherMissed }).toEqual({ apartMet: 0, togetherMissed: 0 })
})

test('who has met before meets others', () => {
  const met = Array.from({ length: 48 }, (_, at): Pair => [at, (at + 12) % 48])
  const { repeats } = composeTables({ people: 48, size: 12, bounds, met }, search(6, 60))
  expect(repeats).toBe(0)
})

test('everybody who is there has one seat, whatever is wished, and tables differ by one head at most', () => {
  const crowd = fc.record({ people: fc.integer({ min: 0, max: 60 }), seed: fc.nat(), away: fc.nat(6) })
  fc.assert(
    fc.property(crowd, ({ people, seed, away }) => {
      const absent = new Set(Array.from({ length: away }, (_, at) => at * 3).filter((at) => at < people))
      const hall = { ...hallOf(people, 3, seed), size: 10, absent }
      const { tables } = composeTables(hall, search(seed, 4))
      const there = [...Array(people).keys()].filter((person) => !absent.has(person))
      expect(tables.flat().toSorted((a, b) => a - b)).toEqual(there)
      const heads = tables.map((table) => table.length)
      if (there.length >= bounds.least) expect(Math.min(...heads)).toBeGreaterThanOrEqual(bounds.least)
      if (there.length > 0) expect(Math.max(...heads) - Math.min(...heads)).toBeLessThanOrEqual(1)
    }),
    { numRuns: 80 },
  )
})

test('what a change is said to gain is what a count from scratch finds', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const hall = { ...hallOf(30, 4, seed), size: 10 }
      const { next, whole } = seededChance(seed)
      const plan = new Plan(placeCosts(hall), composeTables(hall, search(seed, 0)).tables)
      const tablesNow = (): Groups =>
        [0, 1, 2].map((table) => [...plan.tableOf.keys()].filter((one) => plan.tableOf[one] === table))
      for (let step = 0; step < 40; step++) {
        const before = tallyOf(hall, tablesNow()).helped
        const comes = whole(30)
        const to = whole(3)
        if (plan.tableOf[comes] === to) continue
        const gain = plan.weigh(comes, to, step % 4 === 0 ? NOBODY : plan.somebodyAt(to, next))
        plan.accept()
        expect(tallyOf(hall, tablesNow()).helped - before).toBeCloseTo(gain, 9)
      }
    }),
    { numRuns: 30 },
  )
})

test('help that is sure is counted as sure and can be taken back', () => {
  const potential = [{ asker: 0, helper: 8, chance: 1 }]
  const hall = { people: 16, size: 8, bounds, potential }
  expect(composeTables(hall, search(1, 20)).helped).toBe(1)
})

test('a chance that is none, or a person who is not in the hall, is refused', () => {
  const hall = { people: 16, size: 8, bounds }
  for (const chance of [-0.1, 1.1, Number.NaN]) {
    const potential = [{ asker: 0, helper: 1, chance }]
    expect(() => composeTables({ ...hall, potential }, search(1, 1))).toThrow(RangeError)
  }
  expect(() => composeTables({ ...hall, apart: [[0, 16]] }, search(1, 1))).toThrow(RangeError)
  expect(() =>
    composeTables({ people: 25, size: 24, bounds: { least: 24, most: 24 } }, search(1, 1)),
  ).toThrow(RangeError)
})

test('a latecomer sits where their card finds help, and nobody else moves', () => {
  const tables = [
    [0, 1, 2],
    [3, 4, 5],
  ]
  const potential = [{ asker: 6, helper: 4, chance: 0.5 }]
  const hall = { people: 7, size: 4, bounds: { least: 3, most: 5 }, potential }
  expect(seatLate(hall, tables, 6)).toBe(1)
  expect(tables).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ])
})

test('a latecomer of whom nothing is known sits at the smallest table', () => {
  const hall = { people: 8, size: 3, bounds: { least: 2, most: 5 } }
  expect(
    seatLate(
      hall,
      [
        [0, 1, 2, 3],
        [4, 5, 6],
      ],
      7,
    ),
  ).toBe(1)
  expect(seatLate(hall, [], 7)).toBe(-1)
})

test('a full table takes nobody while another has a seat, and when all are full the smallest makes room', () => {
  const potential = [{ asker: 7, helper: 0, chance: 1 }]
  const hall = { people: 8, size: 3, bounds: { least: 2, most: 4 }, potential }
  expect(
    seatLate(
      hall,
      [
        [0, 1, 2, 3],
        [4, 5, 6],
      ],
      7,
    ),
  ).toBe(1)
  expect(
    seatLate(
      { ...hall, bounds: { least: 2, most: 3 } },
      [
        [0, 1, 2, 3],
        [4, 5, 6],
      ],
      7,
    ),
  ).toBe(1)
})

test('a latecomer keeps apart from whom they should', () => {
  const hall = { people: 7, size: 3, bounds: { least: 2, most: 5 }, apart: [[6, 3]] as const }
  expect(
    seatLate(
      hall,
      [
        [0, 1, 2],
        [3, 4],
      ],
      6,
    ),
  ).toBe(0)
})
