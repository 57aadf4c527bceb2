import { expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import { composeGroups } from './compose.ts'

function worthOf(people: number, of: (a: number, b: number) => number): Float64Array {
  const worth = new Float64Array(people * people)
  for (let a = 0; a < people; a++) {
    for (let b = 0; b < a; b++) worth[a * people + b] = worth[b * people + a] = of(a, b)
  }
  return worth
}

const search = (seed: number, most: number) => {
  let asked = 0
  return { random: seededChance(seed).next, progress: () => Math.min(1, asked++ / most) }
}

const valueOf = (groups: readonly (readonly number[])[], people: number, worth: Float64Array) =>
  groups.reduce(
    (sum, group) =>
      sum +
      group.reduce(
        (s, a) => s + group.reduce((t, b) => (b < a ? t + (worth[a * people + b] ?? 0) : t), 0),
        0,
      ),
    0,
  )

test('four teams in groups of four sit one of each to a group', () => {
  const worth = worthOf(16, (a, b) => (a % 4 === b % 4 ? 0 : 1))
  const sizes = Array.from({ length: 4 }, () => ({ least: 4, most: 4 }))
  const { groups, value } = composeGroups({ people: 16, worth, sizes }, search(1, 50))
  expect(value).toBe(24)
  for (const group of groups) expect(new Set(group.map((person) => person % 4)).size).toBe(4)
})

test('it finds what trying everything finds', () => {
  const chance = seededChance(9)
  for (let trial = 0; trial < 5; trial++) {
    const worth = worthOf(8, () => chance.whole(100))
    const sizes = [
      { least: 3, most: 5 },
      { least: 3, most: 5 },
    ]
    let best = 0
    for (let mask = 0; mask < 256; mask++) {
      const sides = [0, 1].map((side) =>
        [...Array(8).keys()].filter((person) => ((mask >> person) & 1) === side),
      )
      if (sides.every((side) => side.length >= 3)) best = Math.max(best, valueOf(sides, 8, worth))
    }
    expect(composeGroups({ people: 8, worth, sizes }, search(trial, 60)).value).toBeCloseTo(best, 6)
  }
})

test('the value is that of the groups, and the sizes are kept', () => {
  const chance = seededChance(4)
  const worth = worthOf(60, () => chance.next() * 100)
  const sizes = Array.from({ length: 6 }, () => ({ least: 8, most: 12 }))
  const { groups, value } = composeGroups({ people: 60, worth, sizes }, search(2, 100))
  expect(value).toBeCloseTo(valueOf(groups, 60, worth), 4)
  for (const group of groups) expect(group.length).toBeGreaterThanOrEqual(8)
  expect(groups.flat().toSorted((a, b) => a - b)).toEqual([...Array(60).keys()])
})
