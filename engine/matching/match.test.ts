import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import { BestSet } from './best-set.ts'
import type { Candidates, Matching, MatchingProblem } from './contract.ts'
import { matchAsks } from './match.ts'
import { networkOf } from './network.ts'

type Row = readonly [ask: number, helper: number, chance: number]

const columns = (rows: readonly Row[]): Candidates => ({
  ask: rows.map(([ask]) => ask),
  helper: rows.map(([, helper]) => helper),
  chance: rows.map(([, , chance]) => chance),
})

const helpersOf = ({ helpers }: Matching, ask: number, most: number) =>
  [...helpers.slice(ask * most, (ask + 1) * most)].filter((helper) => helper >= 0)

/** All chances of an ask, by helper. */
function chancesOf(rows: readonly Row[], ask: number): Map<number, number> {
  return new Map(rows.filter(([of]) => of === ask).map(([, helper, chance]) => [helper, chance]))
}

const solvedBy = (helpers: readonly number[], chances: ReadonlyMap<number, number>) =>
  1 - helpers.reduce((fails, helper) => fails * (1 - (chances.get(helper) ?? 0)), 1)

/** The best of all matchings, by trying them. */
function bestByTrying(rows: readonly Row[], problem: MatchingProblem): number {
  const left = Array.from(problem.capacity)
  const best = (ask: number): number => {
    if (ask === problem.asks) return 0
    const chances = chancesOf(rows, ask)
    return subsets([...chances.keys()], problem.most).reduce((most, set) => {
      if (set.some((helper) => (left[helper] ?? 0) < 1)) return most
      for (const helper of set) left[helper] = (left[helper] ?? 0) - 1
      const value = solvedBy(set, chances) + best(ask + 1)
      for (const helper of set) left[helper] = (left[helper] ?? 0) + 1
      return Math.max(most, value)
    }, 0)
  }
  return best(0)
}

function subsets(of: readonly number[], most: number): number[][] {
  const all = of.reduce<number[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
  return all.filter((set) => set.length <= most)
}

/** Rows for each ask with some of the helpers; chances are often alike, sometimes none or sure. */
function drawn(seed: number, asks: number, helpers: number): Row[] {
  const chance = seededChance(seed)
  const rows: Row[] = []
  for (let ask = 0; ask < asks; ask++) {
    for (let helper = 0; helper < helpers; helper++) {
      if (chance.next() < 0.7)
        rows.push([ask, helper, chance.pick([0, 0.1, 0.3, 0.3, 0.5, chance.next(), 1])])
    }
  }
  return rows
}

const tiny = fc.record({
  seed: fc.nat(),
  asks: fc.integer({ min: 1, max: 4 }),
  capacity: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 5 }),
  most: fc.integer({ min: 1, max: 3 }),
})

describe('against trying everything', () => {
  test('no matching is better than the bound, and none promises more than it keeps', () => {
    fc.assert(
      fc.property(tiny, ({ seed, asks, capacity, most }) => {
        const rows = drawn(seed, asks, capacity.length)
        const problem = { asks, candidates: columns(rows), capacity, most }
        const matching = matchAsks(problem)
        const best = bestByTrying(rows, problem)
        expect(matching.bound).toBeGreaterThanOrEqual(best - 1e-9)
        expect(matching.solved).toBeLessThanOrEqual(best + 1e-9)
        let counted = 0
        const taken = capacity.map(() => 0)
        for (let ask = 0; ask < asks; ask++) {
          const helpers = helpersOf(matching, ask, most)
          expect(new Set(helpers).size).toBe(helpers.length)
          counted += solvedBy(helpers, chancesOf(rows, ask))
          for (const helper of helpers) taken[helper] = (taken[helper] ?? 0) + 1
        }
        expect(matching.solved).toBeCloseTo(counted, 9)
        taken.forEach((count, helper) => expect(count).toBeLessThanOrEqual(capacity[helper] ?? 0))
      }),
      { numRuns: 300 },
    )
  })

  test('with one helper an ask it is the best there is, but for a step an ask', () => {
    fc.assert(
      fc.property(tiny, ({ seed, asks, capacity }) => {
        const rows = drawn(seed, asks, capacity.length)
        const problem = { asks, candidates: columns(rows), capacity, most: 1 }
        const { solved } = matchAsks(problem, { step: 0.0005 })
        expect(solved).toBeGreaterThanOrEqual(bestByTrying(rows, problem) - asks * 0.0005 - 1e-9)
      }),
      { numRuns: 200 },
    )
  })

  test('with several helpers an ask it loses little', () => {
    let reached = 0
    let possible = 0
    for (let seed = 0; seed < 100; seed++) {
      const rows = drawn(seed, 4, 4)
      const problem = { asks: 4, candidates: columns(rows), capacity: [1, 2, 1, 2], most: 2 }
      reached += matchAsks(problem).solved
      possible += bestByTrying(rows, problem)
    }
    expect(reached / possible).toBeGreaterThan(0.99)
  })

  test('the set that an ask would buy is the best of all sets', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), (seed, most) => {
        const rows = drawn(seed, 1, 7)
        const { next } = seededChance(seed)
        const prices = Float64Array.from({ length: 7 }, () => Math.max(0, next() - 0.4))
        const bestSet = new BestSet(
          networkOf({ asks: 1, candidates: columns(rows), capacity: Array(7).fill(1), most }),
        )
        bestSet.find(0, prices)
        const chances = chancesOf(rows, 0)
        const best = subsets([...chances.keys()], most).map(
          (set) => solvedBy(set, chances) - set.reduce((sum, helper) => sum + (prices[helper] ?? 0), 0),
        )
        expect(bestSet.value).toBeCloseTo(Math.max(0, ...best), 9)
      }),
      { numRuns: 200 },
    )
  })
})

test('two asks with a helper each are better than one ask with two', () => {
  const rows: Row[] = [
    [0, 0, 0.6],
    [0, 1, 0.6],
    [1, 1, 0.5],
  ]
  const matching = matchAsks({ asks: 2, candidates: columns(rows), capacity: [1, 1], most: 2 })
  expect([helpersOf(matching, 0, 2), helpersOf(matching, 1, 2)]).toEqual([[0], [1]])
  expect(matching.solved).toBeCloseTo(1.1)
})

test('the likeliest helper of an ask stands first', () => {
  const rows: Row[] = [
    [0, 0, 0.2],
    [0, 1, 0.9],
    [0, 2, 0.5],
  ]
  const matching = matchAsks({ asks: 1, candidates: columns(rows), capacity: [1, 1, 1], most: 2 })
  expect(helpersOf(matching, 0, 2)).toEqual([1, 2])
})

test('the order in which candidates are listed changes nothing, ties included', () => {
  const { next } = seededChance(3)
  const rows = drawn(11, 30, 12)
  const shuffled = rows.map((row) => [next(), row] as const).toSorted(([a], [b]) => a - b)
  const rest = { asks: 30, capacity: Array(12).fill(2), most: 3 }
  const one = matchAsks({ ...rest, candidates: columns(rows) })
  const other = matchAsks({ ...rest, candidates: columns(shuffled.map(([, row]) => row)) })
  expect(other).toEqual(one)
})

test('without asks, candidates, places or chances nothing is matched and nothing is missing', () => {
  const nothing = { solved: 0, gap: 0 }
  expect(matchAsks({ asks: 0, candidates: columns([]), capacity: [], most: 1 })).toMatchObject(nothing)
  expect(matchAsks({ asks: 2, candidates: columns([]), capacity: [1], most: 1 })).toMatchObject(nothing)
  expect(matchAsks({ asks: 1, candidates: columns([[0, 0, 0]]), capacity: [1], most: 1 })).toMatchObject(
    nothing,
  )
  const full = matchAsks({ asks: 1, candidates: columns([[0, 0, 1]]), capacity: [0], most: 1 })
  expect(full).toMatchObject(nothing)
  expect([...full.helpers]).toEqual([-1])
})

test('a pair that stands there twice is refused, and so is what is no chance, capacity or number of helpers', () => {
  const rows: Row[] = [[0, 0, 0.5]]
  const problem = { asks: 1, candidates: columns(rows), capacity: [1], most: 1 }
  const refused = (change: Partial<MatchingProblem>) =>
    expect(() => matchAsks({ ...problem, ...change })).toThrow(RangeError)
  refused({ candidates: columns([...rows, [0, 0, 0.4]]) })
  for (const chance of [-0.1, 1.1, Number.NaN]) refused({ candidates: columns([[0, 0, chance]]) })
  refused({ candidates: columns([[0, 1, 0.5]]) })
  refused({ candidates: columns([[1, 0, 0.5]]) })
  refused({ candidates: { ...columns(rows), chance: [] } })
  refused({ capacity: [-1] })
  for (const most of [0, 9, 1.5]) refused({ most })
})

test('where an ask may have very many helpers the bound is still one', () => {
  const rows = Array.from(
    { length: 120 },
    (_, at): Row => [at % 4, Math.floor(at / 4), 0.05 + (at % 7) / 100],
  )
  const problem = { asks: 4, candidates: columns(rows), capacity: Array(30).fill(1), most: 8 }
  const { solved, bound } = matchAsks(problem)
  expect(bound).toBeGreaterThanOrEqual(solved)
  expect(solved / bound).toBeGreaterThan(0.98)
})

test('three thousand asks come within a thousandth of the bound', () => {
  const { next, whole } = seededChance(5)
  const rows: Row[] = []
  for (let ask = 0; ask < 3_000; ask++) {
    const helpers = new Set(Array.from({ length: 20 }, () => whole(3_000)))
    for (const helper of helpers) rows.push([ask, helper, 0.02 + 0.6 * next() ** 2])
  }
  const problem = { asks: 3_000, candidates: columns(rows), capacity: Array(3_000).fill(3), most: 3 }
  expect(matchAsks(problem).gap).toBeLessThan(0.001)
})
