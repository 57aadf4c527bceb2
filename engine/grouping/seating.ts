import type { Base } from './base.ts'
import type { Pair, Rotation, Rounds, Search } from './contract.ts'

/** Weights of what a seating may get wrong; a repeat of a past meeting is the unit. */
const APART = 20
const TOGETHER = 20
/** a head too few or too many: the group will be dissolved, which costs a repeat or two */
const SIZE = 3
/** two of one kind in one group */
const ALIKE = 0.02
const WARM = 4
const COLD = 0.05

/**
 * Seats people on a base so that pairs meet or don't as wished, and groups keep their size with those who are there.
 * Whoever sits where, the base has no repeats; so only its seats are searched, by annealing swaps of two seats.
 *
 * @returns the groups of the wished rounds that the base has; a group may be too small, an empty one is left out
 * @cost O(rounds) a swap; about half a million swaps a second for twelve rounds
 * @source simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983)
 */
export function seatOnBase(base: Base, rotation: Rotation, search: Search): Rounds {
  const seating = new Seating(base, rotation, search.random)
  const { random, progress } = search
  let best = seating.cost
  let kept = seating.personAt.slice()
  for (let done = progress(); done < 1 && best > 0; done = progress()) {
    const warmth = WARM * (COLD / WARM) ** done
    for (let step = 0; step < 1_000; step++) {
      const a = Math.floor(random() * base.seats)
      const b = Math.floor(random() * base.seats)
      const before = seating.cost
      seating.swap(a, b)
      const worse = seating.cost - before
      if (worse > 0 && random() >= Math.exp(-worse / warmth)) seating.swap(a, b)
      if (seating.cost < best - 1e-9) {
        best = seating.cost
        kept = seating.personAt.slice()
      }
    }
  }
  return seating.roundsOf(kept)
}

class Seating {
  /** who sits on each seat; −1 is an empty one */
  readonly personAt: Int32Array
  readonly #base: Base
  readonly #rotation: Rotation
  readonly #seatOf: Int32Array
  /** for each round, who is there; the empty seat stands at the end and never is */
  readonly #present: Uint8Array[]
  readonly #counts: Int32Array[]
  readonly #alike: {
    readonly kinds: ArrayLike<number>
    readonly most: number
    readonly counts: Int32Array[]
  }[]
  readonly #pairs: readonly { readonly pair: Pair; readonly weight: number; readonly wanted: boolean }[]
  readonly #pairsOf: number[][]
  cost = 0

  constructor(base: Base, rotation: Rotation, random: () => number) {
    const { people, absent = [], kinds = [] } = rotation
    const rounds = Math.min(rotation.rounds, base.rounds)
    this.#base = base
    this.#rotation = rotation
    this.personAt = shuffled(base.seats, random).map((place) => (place < people ? place : -1))
    this.#seatOf = new Int32Array(people)
    this.personAt.forEach((person, seat) => {
      if (person >= 0) this.#seatOf[person] = seat
    })
    this.#present = Array.from({ length: rounds }, (_, round) => {
      const away = absent[round]
      return Uint8Array.from({ length: people + 1 }, (_, person) =>
        person < people && !away?.has(person) ? 1 : 0,
      )
    })
    this.#counts = this.#present.map((_, round) => new Int32Array(base.groupsIn[round] ?? 0))
    this.#alike = kinds.map((of) => {
      const most =
        1 + Array.from({ length: people }, (_, p) => of[p] ?? 0).reduce((a, b) => Math.max(a, b), 0)
      const counts = this.#present.map((_, round) => new Int32Array((base.groupsIn[round] ?? 0) * most))
      return { kinds: of, most, counts }
    })
    this.#pairs = pairsOf(rotation)
    this.#pairsOf = Array.from({ length: people }, () => [])
    this.#pairs.forEach(({ pair }, at) => pair.forEach((person) => this.#pairsOf[person]?.push(at)))
    this.personAt.forEach((person, seat) => {
      for (let round = 0; round < rounds; round++) this.#sit(round, seat, person, 1)
    })
    this.#pairs.forEach((_, at) => (this.cost += this.#pairCost(at)))
  }

  swap(a: number, b: number): void {
    const first = this.personAt[a] ?? -1
    const second = this.personAt[b] ?? -1
    if (first === second) return
    this.#addPairCosts(first, second, -1)
    for (let round = 0; round < this.#counts.length; round++) {
      if (this.#base.groupOf[round]?.[a] === this.#base.groupOf[round]?.[b]) continue
      this.#sit(round, a, first, -1)
      this.#sit(round, b, second, -1)
      this.#sit(round, a, second, 1)
      this.#sit(round, b, first, 1)
    }
    this.personAt[a] = second
    this.personAt[b] = first
    if (first >= 0) this.#seatOf[first] = b
    if (second >= 0) this.#seatOf[second] = a
    this.#addPairCosts(first, second, 1)
  }

  roundsOf(personAt: Int32Array): Rounds {
    return this.#present.map((present, round) => {
      const groups: number[][] = Array.from({ length: this.#base.groupsIn[round] ?? 0 }, () => [])
      personAt.forEach((person, seat) => {
        if (person >= 0 && present[person]) groups[this.#base.groupOf[round]?.[seat] ?? 0]?.push(person)
      })
      return groups.filter((group) => group.length > 0)
    })
  }

  /** Sits down (1) or gets up (−1): the size of the group and who is alike in it change. */
  #sit(round: number, seat: number, person: number, by: 1 | -1): void {
    if (person < 0 || !this.#present[round]?.[person]) return
    const group = this.#base.groupOf[round]?.[seat] ?? 0
    const counts = this.#counts[round] ?? new Int32Array()
    const count = counts[group] ?? 0
    counts[group] = count + by
    this.cost += SIZE * (this.#misfit(count + by) - this.#misfit(count))
    for (const { kinds, most, counts: rounds } of this.#alike) {
      const held = rounds[round] ?? new Int32Array()
      const at = group * most + (kinds[person] ?? 0)
      const alike = held[at] ?? 0
      held[at] = alike + by
      this.cost += ALIKE * (by > 0 ? alike : 1 - alike)
    }
  }

  #misfit(count: number): number {
    const { least, most } = this.#rotation.bounds
    if (count === 0) return 0
    return count < least ? least - count : Math.max(0, count - most)
  }

  #addPairCosts(first: number, second: number, by: 1 | -1): void {
    const ofFirst = first < 0 ? undefined : this.#pairsOf[first]
    const ofSecond = second < 0 ? undefined : this.#pairsOf[second]
    for (const at of ofFirst ?? []) this.cost += by * this.#pairCost(at)
    for (const at of ofSecond ?? []) {
      const pair = this.#pairs[at]?.pair
      // a pair of the two themselves stands in both lists
      if (pair?.[0] !== first && pair?.[1] !== first) this.cost += by * this.#pairCost(at)
    }
  }

  #pairCost(at: number): number {
    const held = this.#pairs[at]
    if (!held) return 0
    const [a, b] = held.pair
    const seatA = this.#seatOf[a] ?? 0
    const seatB = this.#seatOf[b] ?? 0
    let times = 0
    for (let round = 0; round < this.#counts.length; round++) {
      const groups = this.#base.groupOf[round]
      const present = this.#present[round]
      if (groups?.[seatA] === groups?.[seatB] && present?.[a] && present[b]) times++
    }
    return held.wanted ? (times === 0 ? held.weight : 0) : times * held.weight
  }
}

function pairsOf({ apart = [], together = [], met = [] }: Rotation) {
  return [
    ...apart.map((pair) => ({ pair, weight: APART, wanted: false })),
    ...together.map((pair) => ({ pair, weight: TOGETHER, wanted: true })),
    ...met.map((pair) => ({ pair, weight: 1, wanted: false })),
  ]
}

/** The numbers below `count` in a random order (Fisher, Yates). */
export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const held = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = held
  }
  return order
}
