import type { Network } from './network.ts'

const NOBODY = -1

/**
 * Asks bid for places at helpers, each with what one more helper would add to its chance.
 *
 * A bid is the price of the cheapest place of the best helper, plus by how much the next best is worse, plus the step;
 * whoever held the place bids anew. Prices only rise, so it ends; with one helper an ask it is within `asks × step` of
 * the best there is. With several the second helper's worth depends on the first, and nothing is promised: that is what
 * the bound is for.
 *
 * @cost O(candidates of the ask + capacity of the helper) a bid; about 30 bids an ask where places are scarce
 * @source Bertsekas 1988, The auction algorithm; places of one helper as similar objects: Bertsekas, Castañon 1989.
 *   Bids by what is added are ours: see the README for what they gain
 */
export class Auction {
  readonly prices: Float64Array
  readonly #network: Network
  readonly #step: number
  /** places of helper h from `#firstPlace[h]` to `#firstPlace[h + 1]` */
  readonly #firstPlace: Int32Array
  readonly #askAt: Int32Array
  readonly #priceAt: Float64Array
  readonly #cheapest: Int32Array
  /** what an ask holds, `most` to an ask: rows of the network and places */
  readonly #rows: Int32Array
  readonly #places: Int32Array
  readonly #held: Int32Array
  readonly #fails: Float64Array
  readonly #taken: Uint8Array
  /** candidates that an ask may still want, from its `start` to its `#hopefulEnd` */
  readonly #hopeful: Int32Array
  readonly #hopefulEnd: Int32Array
  readonly #waiting: Waiting

  constructor(network: Network, step: number) {
    const { asks, helpers, most, capacity } = network
    this.#network = network
    this.#step = step
    this.#firstPlace = new Int32Array(helpers + 1)
    for (let helper = 0; helper < helpers; helper++)
      this.#firstPlace[helper + 1] = (this.#firstPlace[helper] ?? 0) + (capacity[helper] ?? 0)
    const places = this.#firstPlace[helpers] ?? 0
    this.#askAt = new Int32Array(places).fill(NOBODY)
    this.#priceAt = new Float64Array(places)
    this.#cheapest = this.#firstPlace.slice(0, helpers)
    // who takes nobody can't be paid by anybody
    this.prices = Float64Array.from(capacity, (count) => (count > 0 ? 0 : Number.POSITIVE_INFINITY))
    this.#rows = new Int32Array(asks * most)
    this.#places = new Int32Array(asks * most)
    this.#held = new Int32Array(asks)
    this.#fails = new Float64Array(asks).fill(1)
    this.#taken = new Uint8Array(network.helper.length)
    this.#hopeful = network.helper.map((_, row) => row)
    this.#hopefulEnd = network.start.slice(1)
    this.#waiting = new Waiting(asks)
  }

  /** Bids until no ask wants another place at its price. */
  run(): void {
    for (let ask = this.#waiting.next(); ask !== NOBODY; ask = this.#waiting.next()) {
      while ((this.#held[ask] ?? 0) < this.#network.most && this.#bid(ask)) {
        // each bid that finds a place may be followed by one for the next
      }
    }
  }

  /** How many asks are expected to be solved. */
  solved(): number {
    return this.#fails.reduce((sum, fails) => sum + 1 - fails, 0)
  }

  /** Who helps with what, the likeliest first. */
  helpers(): Int32Array {
    const { asks, most, helper, chance } = this.#network
    const helpers = new Int32Array(asks * most).fill(NOBODY)
    for (let ask = 0; ask < asks; ask++) {
      const rows = this.#rows.slice(ask * most, ask * most + (this.#held[ask] ?? 0))
      rows.sort((a, b) => (chance[b] ?? 0) - (chance[a] ?? 0) || a - b)
      rows.forEach((row, at) => (helpers[ask * most + at] = helper[row] ?? NOBODY))
    }
    return helpers
  }

  /** One bid of the ask for another place; false where none is worth its price. */
  #bid(ask: number): boolean {
    const { helper, chance } = this.#network
    const { prices } = this
    const hopeful = this.#hopeful
    const taken = this.#taken
    const fails = this.#fails[ask] ?? 1
    let row = NOBODY
    let best = 0
    let second = 0
    let kept = this.#network.start[ask] ?? 0
    const end = this.#hopefulEnd[ask] ?? 0
    for (let at = kept; at < end; at++) {
      const candidate = hopeful[at] ?? 0
      const likely = chance[candidate] ?? 0
      const price = prices[helper[candidate] ?? 0] ?? 0
      const free = taken[candidate] === 0
      // prices only rise, so who costs more than they could ever add is not looked at again
      if (free && likely <= price) continue
      hopeful[kept++] = candidate
      const profit = free ? likely * fails - price : 0
      if (profit > best) {
        second = best
        best = profit
        row = candidate
      } else if (profit > second) second = profit
    }
    this.#hopefulEnd[ask] = kept
    if (row === NOBODY) return false
    this.#take(ask, row, best - second + this.#step)
    return true
  }

  #take(ask: number, row: number, raise: number): void {
    const { most, helper, chance } = this.#network
    const of = helper[row] ?? 0
    const place = this.#cheapest[of] ?? 0
    const before = this.#askAt[place] ?? NOBODY
    if (before !== NOBODY) this.#lose(before, place)
    this.#askAt[place] = ask
    this.#priceAt[place] = (this.prices[of] ?? 0) + raise
    this.#taken[row] = 1
    const held = this.#held[ask] ?? 0
    this.#rows[ask * most + held] = row
    this.#places[ask * most + held] = place
    this.#held[ask] = held + 1
    this.#fails[ask] = (this.#fails[ask] ?? 1) * (1 - (chance[row] ?? 0))
    this.#findCheapest(of)
  }

  #lose(ask: number, place: number): void {
    const first = ask * this.#network.most
    const last = first + (this.#held[ask] ?? 0) - 1
    let at = first
    while (this.#places[at] !== place) at++
    this.#taken[this.#rows[at] ?? 0] = 0
    this.#rows[at] = this.#rows[last] ?? 0
    this.#places[at] = this.#places[last] ?? 0
    this.#held[ask] = last - first
    // from what is left: a chance of 1 can't be divided out again
    let fails = 1
    for (let other = first; other < last; other++)
      fails *= 1 - (this.#network.chance[this.#rows[other] ?? 0] ?? 0)
    this.#fails[ask] = fails
    this.#waiting.add(ask)
  }

  /** A free place costs nothing, so it is the cheapest. */
  #findCheapest(helper: number): void {
    const first = this.#firstPlace[helper] ?? 0
    let cheapest = first
    for (let place = first + 1; place < (this.#firstPlace[helper + 1] ?? 0); place++) {
      if ((this.#priceAt[place] ?? 0) < (this.#priceAt[cheapest] ?? 0)) cheapest = place
    }
    this.#cheapest[helper] = cheapest
    this.prices[helper] = this.#priceAt[cheapest] ?? 0
  }
}

/** Asks that want to bid, each once, first in first out; at the beginning all. */
class Waiting {
  readonly #ring: Int32Array
  readonly #waits: Uint8Array
  #first = 0
  #count: number

  constructor(asks: number) {
    this.#ring = Int32Array.from({ length: asks }, (_, ask) => ask)
    this.#waits = new Uint8Array(asks).fill(1)
    this.#count = asks
  }

  next(): number {
    if (this.#count === 0) return NOBODY
    const ask = this.#ring[this.#first] ?? NOBODY
    this.#first = (this.#first + 1) % this.#ring.length
    this.#count--
    this.#waits[ask] = 0
    return ask
  }

  add(ask: number): void {
    if (this.#waits[ask]) return
    this.#waits[ask] = 1
    this.#ring[(this.#first + this.#count) % this.#ring.length] = ask
    this.#count++
  }
}
