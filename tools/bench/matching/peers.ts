import type { Network } from '#engine/matching/network.ts'
import { seededChance } from '#demo/chance.ts'

/** in microseconds of CPU */
const EXCHANGING = 10e6

/** Who has whom, with the rules kept: the peers differ only in what they do next. */
class Given {
  readonly network: Network
  readonly askOf: Int32Array
  readonly taken: Uint8Array
  readonly held: Int32Array
  readonly left: Int32Array
  readonly fails: Float64Array

  constructor(network: Network) {
    this.network = network
    this.askOf = new Int32Array(network.helper.length)
    for (let ask = 0; ask < network.asks; ask++)
      this.askOf.fill(ask, network.start[ask], network.start[ask + 1])
    this.taken = new Uint8Array(network.helper.length)
    this.held = new Int32Array(network.asks)
    this.left = network.capacity.slice()
    this.fails = new Float64Array(network.asks).fill(1)
  }

  solved(): number {
    return this.fails.reduce((sum, fails) => sum + 1 - fails, 0)
  }

  mayGive(row: number): boolean {
    const helper = this.network.helper[row] ?? 0
    return (
      !this.taken[row] &&
      (this.left[helper] ?? 0) > 0 &&
      (this.held[this.askOf[row] ?? 0] ?? 0) < this.network.most
    )
  }

  give(row: number, by: 1 | -1): void {
    const { helper, chance } = this.network
    const [ask, of] = [this.askOf[row] ?? 0, helper[row] ?? 0]
    this.taken[row] = by > 0 ? 1 : 0
    this.held[ask] = (this.held[ask] ?? 0) + by
    this.left[of] = (this.left[of] ?? 0) - by
    this.fails[ask] = (this.fails[ask] ?? 1) * (1 - (chance[row] ?? 0)) ** by
  }

  adds(row: number): number {
    return (this.network.chance[row] ?? 0) * (this.fails[this.askOf[row] ?? 0] ?? 1)
  }

  rowsOf(ask: number): number[] {
    const { start } = this.network
    const first = start[ask] ?? 0
    return Array.from({ length: (start[ask + 1] ?? 0) - first }, (_, at) => first + at)
  }
}

/** Each ask takes whom it meets first. */
export function atRandom(network: Network): number {
  const given = new Given(network)
  const { next } = seededChance(7)
  for (let ask = 0; ask < network.asks; ask++) {
    const rows = given.rowsOf(ask).map((row) => [next(), row] as const)
    for (const [, row] of rows.toSorted(([a], [b]) => a - b)) if (given.mayGive(row)) given.give(row, 1)
  }
  return given.solved()
}

/** First come, first served: each ask takes the likeliest who are still free. */
export function byArrival(network: Network): number {
  const given = new Given(network)
  const likely = (a: number, b: number) => (network.chance[b] ?? 0) - (network.chance[a] ?? 0)
  for (let ask = 0; ask < network.asks; ask++)
    for (const row of given.rowsOf(ask).toSorted(likely)) if (given.mayGive(row)) given.give(row, 1)
  return given.solved()
}

/** The likeliest pair of all first. */
export function greedy(network: Network): number {
  const given = new Given(network)
  const rows = Int32Array.from(network.helper, (_, row) => row)
  rows.sort((a, b) => (network.chance[b] ?? 0) - (network.chance[a] ?? 0))
  for (const row of rows) if (given.mayGive(row)) given.give(row, 1)
  return given.solved()
}

/** The pair that adds most first: what it adds only shrinks, so a pair is weighed again when its turn comes. */
export function lazyGreedy(network: Network): number {
  return lazily(network).solved()
}

/** After the lazy greedy, helpers are exchanged as long as the asks gain together, for ten seconds at most. */
export function exchanges(network: Network): number {
  const given = lazily(network)
  const asksAt: Set<number>[] = Array.from({ length: network.helpers }, () => new Set())
  given.taken.forEach((taken, row) => {
    if (taken) asksAt[network.helper[row] ?? 0]?.add(row)
  })
  const apply = (row: number, by: 1 | -1) => {
    given.give(row, by)
    if (by > 0) asksAt[network.helper[row] ?? 0]?.add(row)
    else asksAt[network.helper[row] ?? 0]?.delete(row)
  }
  const start = process.cpuUsage().user
  const late = () => process.cpuUsage().user - start > EXCHANGING
  for (let found = true; found; ) {
    found = false
    for (let row = 0; row < given.taken.length && !(row % 100 === 0 && late()); row++) {
      if (given.taken[row]) continue
      const move = bestExchange(given, row, asksAt[network.helper[row] ?? 0] ?? new Set())
      if (move.gain <= 1e-9) continue
      found = true
      for (const gone of move.out) apply(gone, -1)
      apply(row, 1)
      for (const come of move.in) apply(come, 1)
    }
  }
  return given.solved()
}

interface Exchange {
  readonly gain: number
  readonly out: readonly number[]
  readonly in: readonly number[]
}

/** Brings the pair of `row` together: its ask lets its weakest go, its helper lets one ask go, which takes somebody free. */
function bestExchange(given: Given, row: number, asksAt: ReadonlySet<number>): Exchange {
  const { network } = given
  const ask = given.askOf[row] ?? 0
  const fails = given.fails[ask] ?? 1
  const chance = (of: number) => network.chance[of] ?? 0
  const full = (given.held[ask] ?? 0) >= network.most
  const weakest = full
    ? given
        .rowsOf(ask)
        .reduce((low, at) => (given.taken[at] && (low < 0 || chance(at) < chance(low)) ? at : low), -1)
    : -1
  const gain = fails - (fails / (weakest < 0 ? 1 : 1 - chance(weakest))) * (1 - chance(row))
  const own = weakest < 0 ? [] : [weakest]
  if ((given.left[network.helper[row] ?? 0] ?? 0) > 0) return { gain, out: own, in: [] }
  let best: Exchange = { gain: 0, out: [], in: [] }
  for (const other of asksAt) {
    const otherAsk = given.askOf[other] ?? 0
    if (otherAsk === ask) continue
    const without = (given.fails[otherAsk] ?? 1) / (1 - chance(other))
    const instead = given
      .rowsOf(otherAsk)
      .reduce(
        (high, at) =>
          !given.taken[at] &&
          (given.left[network.helper[at] ?? 0] ?? 0) > 0 &&
          (high < 0 || chance(at) > chance(high))
            ? at
            : high,
        -1,
      )
    const loss = without * (1 - (instead < 0 ? 0 : chance(instead))) - (given.fails[otherAsk] ?? 1)
    if (gain - loss > best.gain)
      best = { gain: gain - loss, out: [...own, other], in: instead < 0 ? [] : [instead] }
  }
  return best
}

function lazily(network: Network): Given {
  const given = new Given(network)
  const heap = new Heap(network.helper.length)
  network.chance.forEach((chance, row) => heap.push(row, chance))
  for (let top = heap.pop(); top; top = heap.pop()) {
    if (!given.mayGive(top.row)) continue
    const adds = given.adds(top.row)
    if (adds < top.value - 1e-12) heap.push(top.row, adds)
    else given.give(top.row, 1)
  }
  return given
}

/** The largest first. */
class Heap {
  readonly #rows: Int32Array
  readonly #values: Float64Array
  #count = 0

  constructor(most: number) {
    this.#rows = new Int32Array(most)
    this.#values = new Float64Array(most)
  }

  push(row: number, value: number): void {
    let at = this.#count++
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((this.#values[above] ?? 0) >= value) break
      this.#set(at, this.#rows[above] ?? 0, this.#values[above] ?? 0)
      at = above
    }
    this.#set(at, row, value)
  }

  pop(): { readonly row: number; readonly value: number } | null {
    if (this.#count === 0) return null
    const top = { row: this.#rows[0] ?? 0, value: this.#values[0] ?? 0 }
    const last = --this.#count
    const [row, value] = [this.#rows[last] ?? 0, this.#values[last] ?? 0]
    let at = 0
    for (let below = 1; below < last; below = 2 * at + 1) {
      if (below + 1 < last && (this.#values[below + 1] ?? 0) > (this.#values[below] ?? 0)) below++
      if ((this.#values[below] ?? 0) <= value) break
      this.#set(at, this.#rows[below] ?? 0, this.#values[below] ?? 0)
      at = below
    }
    this.#set(at, row, value)
    return top
  }

  #set(at: number, row: number, value: number): void {
    this.#rows[at] = row
    this.#values[at] = value
  }
}
