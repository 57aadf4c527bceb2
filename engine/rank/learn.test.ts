import { expect, test } from 'vitest'
import { learnWeights, type Outcome } from './learn.ts'
import { shippedWeights } from './shipped-weights.ts'
import { SIGNALS } from './signals.ts'

const TIE = SIGNALS.indexOf('tie.long')
const AREA = SIGNALS.indexOf('area.helped')

function row(values: Record<number, number>): Float64Array {
  return Float64Array.from(SIGNALS, (_, s) => values[s] ?? 0)
}

/** Here the one with the tie helps, not the one with the area. */
const TIE_HELPS: Outcome = {
  shown: [row({ [TIE]: 1 }), row({ [AREA]: 1 }), row({})],
  helped: [true, false, false],
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function gap(count: number): number {
  const { values } = learnWeights(
    shippedWeights,
    Array.from({ length: count }, () => TIE_HELPS),
  )
  return (values['tie.long'] ?? 0) - (values['area.helped'] ?? 0)
}

test('every shipped weight belongs to a signal', () => {
  expect(Object.keys(shippedWeights.values).sort()).toEqual([...SIGNALS].sort())
})

test('nothing is learned from nothing', () => {
  expect(learnWeights(shippedWeights, [])).toBe(shippedWeights)
  expect(learnWeights(shippedWeights, [{ shown: [row({}), row({})], helped: [false, false] }])).toBe(
    shippedWeights,
  )
})

test('outcomes move the weights towards who really helps here, the more the further', () => {
  expect(gap(3)).toBeGreaterThan(gap(0))
  expect(gap(30)).toBeGreaterThan(gap(3))
  expect(gap(300)).toBeGreaterThan(gap(30))
})

test('one odd outcome hardly moves the weights', () => {
  const { values } = learnWeights(shippedWeights, [TIE_HELPS])
  for (const name of SIGNALS) {
    expect(Math.abs((values[name] ?? 0) - (shippedWeights.values[name] ?? 0))).toBeLessThan(0.2)
  }
})

test('the order of outcomes does not matter, and the version tells how many there were', () => {
  const other: Outcome = { shown: [row({ [AREA]: 1 }), row({ [TIE]: 0.5 })], helped: [true, false] }
  const one = learnWeights(shippedWeights, [TIE_HELPS, other, TIE_HELPS])
  const two = learnWeights(shippedWeights, [other, TIE_HELPS, TIE_HELPS])
  expect(one).toEqual(two)
  expect(one.version).toBe(`${shippedWeights.version}+3`)
})

test('where the shipped weights are right already, hundreds of outcomes leave them where they are', () => {
  const shipped = Float64Array.from(SIGNALS, (name) => shippedWeights.values[name] ?? 0)
  const random = seeded(3)
  const outcomes = Array.from({ length: 200 }, () => {
    const shown = Array.from({ length: 12 }, () => Float64Array.from(SIGNALS, () => random() ** 3))
    const odds = shown.map((values) =>
      Math.exp(values.reduce((sum, value, s) => sum + value * (shipped[s] ?? 0), 0)),
    )
    let chance = random() * odds.reduce((sum, one) => sum + one, 0)
    const helper = odds.findIndex((one) => (chance -= one) < 0)
    return { shown, helped: shown.map((_, place) => place === helper) }
  })
  const moved = (hold?: number) => {
    const { values } = learnWeights(shippedWeights, outcomes, hold)
    return SIGNALS.reduce((sum, name, s) => sum + Math.abs((values[name] ?? 0) - (shipped[s] ?? 0)), 0)
  }
  expect(moved()).toBeLessThan(moved(4) / 3)
})
