import type { Rotation, Rounds, Search } from './contract.ts'
import { eachPair } from './shortfall.ts'

const APART = 30
const TOGETHER = 30
const ALIKE = 0.02
const PLAIN = 0
const KEEP_APART = 1
const BRING_TOGETHER = 2

/** How warm the search begins, in repeats that it would accept; a schedule that is nearly right wants a cool start. */
export interface Warmth {
  readonly from: number
  readonly to: number
}

/**
 * Improves a schedule by swapping two people of one round, or moving one where the sizes allow it.
 *
 * @param start who sits with whom; people who are away in a round are in none of its groups
 * @returns the best schedule that was seen, `start` where nothing is better
 * @cost O(size) a step, people² × 6 bytes
 * @source annealing over the meetings of pairs, as Dotú and Van Hentenryck (CPAIOR 2005) for the social golfer problem
 */
export function improveBySwaps(rotation: Rotation, start: Rounds, search: Search, warmth: Warmth): Rounds {
  const table = new Meetings(rotation, start)
  const { random, progress } = search
  let best = table.cost
  let kept = table.copy()
  for (let done = progress(); done < 1 && best > 1e-6; done = progress()) {
    const heat = warmth.from * (warmth.to / warmth.from) ** done
    for (let step = 0; step < 1_000; step++) {
      const move = table.pick(random)
      if (!move) continue
      const worse = table.worseBy(move)
      if (worse > 0 && random() >= Math.exp(-worse / heat)) continue
      table.apply(move, worse)
      if (table.cost < best - 1e-9) {
        best = table.cost
        kept = table.copy()
      }
    }
  }
  return kept
}

interface Move {
  readonly from: number[]
  readonly to: number[]
  readonly fromAt: number
  /** −1 where the person moves into a free place */
  readonly toAt: number
}

class Meetings {
  readonly #rotation: Rotation
  readonly #rounds: number[][][]
  readonly #times: Uint8Array
  readonly #wish: Uint8Array
  readonly #alike: Float32Array
  cost = 0

  constructor(rotation: Rotation, start: Rounds) {
    const { people, apart = [], together = [], met = [], kinds = [] } = rotation
    this.#rotation = rotation
    this.#rounds = start.map((groups) => groups.map((group) => [...group]))
    this.#times = new Uint8Array(people * people)
    this.#wish = new Uint8Array(people * people)
    this.#alike = new Float32Array(people * people)
    for (const [a, b] of apart) this.#set(this.#wish, a, b, KEEP_APART)
    for (const [a, b] of together) this.#set(this.#wish, a, b, BRING_TOGETHER)
    const meet = (a: number, b: number) =>
      this.#set(this.#times, a, b, (this.#times[a * people + b] ?? 0) + 1)
    for (const [a, b] of met) meet(a, b)
    for (const groups of this.#rounds) for (const group of groups) eachPair(group, meet)
    for (let a = 0; a < people; a++) {
      for (let b = 0; b < a; b++) {
        this.#set(this.#alike, a, b, ALIKE * kinds.filter((of) => of[a] === of[b]).length)
        this.cost += this.#costOf(a * people + b, 0)
      }
    }
  }

  copy(): number[][][] {
    return this.#rounds.map((groups) => groups.map((group) => [...group]))
  }

  pick(random: () => number): Move | null {
    const groups = this.#rounds[Math.floor(random() * this.#rounds.length)] ?? []
    const from = groups[Math.floor(random() * groups.length)]
    const to = groups[Math.floor(random() * groups.length)]
    if (!from || !to || from === to) return null
    const fromAt = Math.floor(random() * from.length)
    const { least, most } = this.#rotation.bounds
    // a free place counts as one more seat, so that sizes move now and then
    const toAt = Math.floor(random() * (to.length + 1))
    if (toAt < to.length) return { from, to, fromAt, toAt }
    return to.length < most && from.length > least ? { from, to, fromAt, toAt: -1 } : null
  }

  worseBy({ from, to, fromAt, toAt }: Move): number {
    const leaves = from[fromAt] ?? 0
    const comes = toAt < 0 ? -1 : (to[toAt] ?? 0)
    let worse = 0
    for (let at = 0; at < from.length; at++) {
      if (at === fromAt) continue
      worse += this.#change(leaves, from[at] ?? 0, -1)
      if (comes >= 0) worse += this.#change(comes, from[at] ?? 0, 1)
    }
    for (let at = 0; at < to.length; at++) {
      if (at === toAt) continue
      worse += this.#change(leaves, to[at] ?? 0, 1)
      if (comes >= 0) worse += this.#change(comes, to[at] ?? 0, -1)
    }
    return worse
  }

  apply({ from, to, fromAt, toAt }: Move, worse: number): void {
    const leaves = from[fromAt] ?? 0
    const comes = toAt < 0 ? -1 : (to[toAt] ?? 0)
    this.#meetAll(leaves, from, fromAt, -1)
    this.#meetAll(leaves, to, toAt, 1)
    if (comes >= 0) {
      this.#meetAll(comes, to, toAt, -1)
      this.#meetAll(comes, from, fromAt, 1)
      from[fromAt] = comes
      to[toAt] = leaves
    } else {
      from.splice(fromAt, 1)
      to.push(leaves)
    }
    this.cost += worse
  }

  #meetAll(person: number, group: readonly number[], without: number, by: 1 | -1): void {
    const { people } = this.#rotation
    group.forEach((other, at) => {
      if (at !== without)
        this.#set(this.#times, person, other, (this.#times[person * people + other] ?? 0) + by)
    })
  }

  #change(a: number, b: number, by: 1 | -1): number {
    const at = a * this.#rotation.people + b
    return this.#costOf(at, by) - this.#costOf(at, 0)
  }

  /** What the pair costs, had it met `by` more often. */
  #costOf(at: number, by: number): number {
    const times = (this.#times[at] ?? 0) + by
    const wish = this.#wish[at] ?? PLAIN
    const alike = times * (this.#alike[at] ?? 0)
    if (wish === KEEP_APART) return alike + times * APART
    if (wish === BRING_TOGETHER && times === 0) return TOGETHER
    return alike + Math.max(0, times - 1)
  }

  #set(table: Uint8Array | Float32Array, a: number, b: number, value: number): void {
    table[a * this.#rotation.people + b] = value
    table[b * this.#rotation.people + a] = value
  }
}
