import { type Base, baseFromField, baseFromUnital } from './base.ts'
import {
  during,
  type Groups,
  type Rotation,
  type Rounds,
  type Search,
  type Shortfall,
  weightOf,
} from './contract.ts'
import { seatOnBase, shuffled } from './seating.ts'
import { eachPair, shortfallOf } from './shortfall.ts'
import { improveBySwaps } from './swaps.ts'

export interface Schedule {
  readonly rounds: Rounds
  readonly shortfall: Shortfall
}

/**
 * Groups for several rounds in which nobody meets the same person twice, as far as the numbers allow.
 *
 * A schedule from a finite field has no repeats whoever sits where; its seats are searched for pairs that must or
 * mustn't meet and for sizes with those who are there, and groups that stay too small go into others. Where no such
 * schedule has enough rounds, or the sizes must be exact, swaps are searched instead. The better of both is answered.
 *
 * @param rotation people are numbers from 0; `bounds` must leave room for everybody who is there
 * @returns the rounds with what they fall short of; no people or no rounds give empty rounds
 * @throws RangeError where no number of groups keeps the bounds
 * @cost as long as `search.progress` allows; ends at once where nothing is left to improve
 * @source see `base.ts`, `seating.ts`, `swaps.ts`
 */
export function rotate(rotation: Rotation, search: Search): Schedule {
  if (rotation.people === 0 || rotation.rounds === 0) {
    const rounds = Array.from({ length: rotation.rounds }, (): Groups => [])
    return { rounds, shortfall: shortfallOf(rotation, rounds) }
  }
  let best: Schedule | null = null
  const offer = (rounds: Rounds) => {
    const found = { rounds, shortfall: shortfallOf(rotation, rounds) }
    if (best === null || weightOf(found.shortfall) < weightOf(best.shortfall)) best = found
    return weightOf(best.shortfall) === 0
  }
  const base = baseFor(rotation)
  const seated = seatOnBase(base, rotation, during(search, 0, 0.4))
  const whole = [...seated, ...dealt(rotation, search.random).slice(seated.length)]
  const filled = whole.map((groups, round) => dissolveSmall(rotation, groups, whole.slice(0, round)))
  if (offer(filled)) return best ?? fail()
  const cool = { from: 0.3, to: 0.1 }
  if (offer(improveBySwaps(rotation, filled, during(search, 0.4, 0.6), cool))) return best ?? fail()
  const scattered = dealt(rotation, search.random)
  offer(improveBySwaps(rotation, scattered, during(search, 0.6, 1), { from: 1.5, to: 0.12 }))
  return best ?? fail()
}

function fail(): never {
  throw new RangeError('a search always offers something')
}

/** A base with a seat for everybody and enough rounds, or the one with the most. */
function baseFor({ people, rounds, size, bounds }: Rotation): Base {
  if (people === 28 && size === 4) return baseFromUnital(3)
  let best: Base | null = null
  for (const columns of [size, size + 1, size - 1]) {
    if (columns < 2 || columns > bounds.most) continue
    const base = baseFromField(people, columns)
    if (base.rounds >= rounds) return base
    if (best === null || base.rounds > best.rounds) best = base
  }
  return best ?? baseFromField(people, 2)
}

/** Everybody who is there, dealt out at random into groups of nearly the same size. */
function dealt(rotation: Rotation, random: () => number): Rounds {
  const { people, rounds, absent = [] } = rotation
  return Array.from({ length: rounds }, (_, round) => {
    const there = [...shuffled(people, random)].filter((person) => !absent[round]?.has(person))
    return deal(there, groupsFor(there.length, rotation))
  })
}

/**
 * How many groups so many people make, as near to the wished size as the bounds allow.
 *
 * @throws RangeError where no number of groups keeps the bounds
 */
export function groupsFor(people: number, { size, bounds }: Pick<Rotation, 'size' | 'bounds'>): number {
  const fewest = Math.ceil(people / bounds.most)
  const most = Math.floor(people / bounds.least)
  if (people === 0) return 0
  // fewer than fill one group: they sit together, there is no better answer
  if (people < bounds.least) return 1
  if (fewest > most)
    throw new RangeError(`${people} people make no groups of ${bounds.least} to ${bounds.most}`)
  return Math.min(most, Math.max(fewest, Math.round(people / size)))
}

function deal(people: readonly number[], count: number): Groups {
  const groups: number[][] = Array.from({ length: count }, () => [])
  people.forEach((person, at) => groups[at % Math.max(1, count)]?.push(person))
  return groups
}

/** People of groups that are too small go where they know fewest, and where there is a place. */
function dissolveSmall(rotation: Rotation, groups: Groups, before: Rounds): Groups {
  const { bounds } = rotation
  const kept = groups.filter((group) => group.length >= bounds.least).map((group) => [...group])
  const homeless = groups.filter((group) => group.length < bounds.least).flat()
  const places = kept.reduce((sum, group) => sum + Math.max(0, bounds.most - group.length), 0)
  if (places < homeless.length)
    return deal([...kept.flat(), ...homeless], groupsFor(kept.flat().length + homeless.length, rotation))
  const known = acquaintance(rotation, before)
  for (const person of homeless) {
    const open = kept.filter((group) => group.length < bounds.most)
    const familiar = (group: readonly number[]) => group.reduce((sum, other) => sum + known(person, other), 0)
    open.toSorted((a, b) => familiar(a) - familiar(b) || a.length - b.length)[0]?.push(person)
  }
  return kept
}

function acquaintance({ people, apart = [], met = [] }: Rotation, before: Rounds) {
  const known = new Map<number, number>()
  const key = (a: number, b: number) => Math.min(a, b) * people + Math.max(a, b)
  const note = (a: number, b: number, by: number) => known.set(key(a, b), (known.get(key(a, b)) ?? 0) + by)
  for (const [a, b] of apart) note(a, b, 1_000)
  for (const [a, b] of met) note(a, b, 1)
  for (const group of before.flat()) eachPair(group, (a, b) => note(a, b, 1))
  return (a: number, b: number) => known.get(key(a, b)) ?? 0
}
