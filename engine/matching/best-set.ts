import type { Network } from './network.ts'

/** How many sets are tried before the relaxed value is taken, which is a little too high and cheap. */
const MOST_TRIES = 5_000
/** below this two values are the same, and is added so that rounding never makes a bound too low */
const ROUNDING = 1e-12

/** At given prices, the set of helpers that would be best for one ask if nobody else bought. */
export class BestSet {
  /** its chance less its prices; where too many sets would have to be tried, an upper bound of that */
  value = 0
  /** rows of the network that stand in the set, `count` of them */
  readonly rows: Int32Array
  count = 0
  readonly #network: Network
  /** what is left to choose from, the likeliest first */
  readonly #row: Int32Array
  readonly #chance: Float64Array
  readonly #price: Float64Array
  readonly #chosen: Int32Array
  readonly #adds: Float64Array
  #left = 0
  #tries = 0

  constructor(network: Network) {
    let widest = 0
    for (let ask = 0; ask < network.asks; ask++)
      widest = Math.max(widest, (network.start[ask + 1] ?? 0) - (network.start[ask] ?? 0))
    this.#network = network
    this.rows = new Int32Array(network.most)
    this.#row = new Int32Array(widest)
    this.#chance = new Float64Array(widest)
    this.#price = new Float64Array(widest)
    this.#chosen = new Int32Array(network.most)
    this.#adds = new Float64Array(network.most)
  }

  /**
   * Finds it: exactly, by depth first with what the best of the rest could add at most.
   *
   * @cost some sixty sets for fifty candidates at prices that an auction has found
   * @source branch and bound (Land, Doig 1960); a helper with `most` others who are likelier and no dearer is in no
   *   best set that needs them
   */
  find(ask: number, prices: Float64Array): void {
    this.#gather(ask, prices)
    this.#keepUndominated()
    this.value = 0
    this.count = 0
    this.#tries = 0
    this.#extend(0, 0, 0, 1)
    if (this.#tries > MOST_TRIES) this.value = Math.max(this.value, this.#relaxed())
    if (this.#left > 0) this.value += ROUNDING
  }

  #gather(ask: number, prices: Float64Array): void {
    const { start, helper, chance } = this.#network
    this.#left = 0
    for (let row = start[ask] ?? 0; row < (start[ask + 1] ?? 0); row++) {
      const likely = chance[row] ?? 0
      const price = prices[helper[row] ?? 0] ?? 0
      // no set makes a helper add more than alone
      if (likely <= price) continue
      let at = this.#left++
      for (; at > 0 && (this.#chance[at - 1] ?? 0) < likely; at--) this.#put(at, at - 1)
      this.#row[at] = row
      this.#chance[at] = likely
      this.#price[at] = price
    }
  }

  #put(at: number, from: number): void {
    this.#row[at] = this.#row[from] ?? 0
    this.#chance[at] = this.#chance[from] ?? 0
    this.#price[at] = this.#price[from] ?? 0
  }

  #keepUndominated(): void {
    let kept = 0
    for (let at = 0; at < this.#left; at++) {
      const price = this.#price[at] ?? 0
      let better = 0
      for (let other = 0; other < kept && better < this.#network.most; other++)
        if ((this.#price[other] ?? 0) <= price) better++
      if (better < this.#network.most) this.#put(kept++, at)
    }
    this.#left = kept
  }

  /** Sets that continue the chosen ones with candidates from `from` on. */
  #extend(from: number, depth: number, value: number, fails: number): void {
    if (value > this.value) {
      this.value = value
      this.count = depth
      for (let at = 0; at < depth; at++) this.rows[at] = this.#row[this.#chosen[at] ?? 0] ?? 0
    }
    const free = this.#network.most - depth
    if (free === 0 || this.#tries++ > MOST_TRIES) return
    if (value + this.#mostToAdd(from, free, fails) <= this.value + ROUNDING) return
    for (let at = from; at < this.#left; at++) {
      const adds = fails * (this.#chance[at] ?? 0) - (this.#price[at] ?? 0)
      if (adds <= 0) continue
      this.#chosen[depth] = at
      this.#extend(at + 1, depth + 1, value + adds, fails * (1 - (this.#chance[at] ?? 0)))
    }
  }

  /** The `free` best of the rest, as if none made another worth less. */
  #mostToAdd(from: number, free: number, fails: number): number {
    const best = this.#adds
    best.fill(0, 0, free)
    let sum = 0
    for (let at = from; at < this.#left; at++) {
      const adds = fails * (this.#chance[at] ?? 0) - (this.#price[at] ?? 0)
      if (adds <= (best[free - 1] ?? 0)) continue
      sum += adds - (best[free - 1] ?? 0)
      let place = free - 1
      for (; place > 0 && (best[place - 1] ?? 0) < adds; place--) best[place] = best[place - 1] ?? 0
      best[place] = adds
    }
    return sum
  }

  /**
   * The least that a tangent of 1 − exp(−weight) allows, weight = −ln(1 − chance) of each helper: no set is worth more.
   * Golden sections of the tangent's slope, since what it allows is convex in it.
   */
  #relaxed(): number {
    const most = this.#network.most
    const weights = this.#chance
      .subarray(0, this.#left)
      .map((chance) => -Math.log1p(-Math.min(chance, 1 - ROUNDING)))
    const allowed = (slope: number) => {
      const adds = [...weights].map((weight, at) => Math.max(0, slope * weight - (this.#price[at] ?? 0)))
      const best = adds.toSorted((a, b) => b - a).slice(0, most)
      return 1 - slope + slope * Math.log(slope) + best.reduce((sum, add) => sum + add, 0)
    }
    const golden = (Math.sqrt(5) - 1) / 2
    let [low, high] = [ROUNDING, 1]
    for (let step = 0; step < 40; step++) {
      const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
      if (allowed(left) < allowed(right)) high = right
      else low = left
    }
    return allowed((low + high) / 2)
  }
}
