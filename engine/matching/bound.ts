import { BestSet } from './best-set.ts'
import type { Network } from './network.ts'

export interface Bound {
  readonly bound: number
  readonly prices: Float64Array
}

/** How much of the last direction is kept; and how much of a step is left after one that didn't help. */
const KEPT = 0.5
const SHORTER = 0.8

/**
 * What no matching can exceed, whatever the prices: each ask buys the best set that money can buy, regardless of the
 * others, and all places are paid for. Prices of helpers that too many want go up, of others down, until the bound is
 * near enough.
 *
 * @param prices where to begin, 0 or more for each helper, infinite for those without a place; those of an auction are
 *   nearly the best
 * @param solved what a matching reaches; the bound is never below
 * @param until  the gap at which to stop, and after how many more tries
 * @returns the lowest bound that was found, with its prices
 * @cost O(candidates + asks × sets tried) a try; 10,000 asks of 50 candidates in about 50 ms
 * @source Lagrangian relaxation of the places (Held, Karp 1970) over sets of helpers rather than over single ones, which
 *   is tighter; steps as Polyak 1969, with a part of the last direction kept
 */
export function boundFrom(
  network: Network,
  prices: Float64Array,
  solved: number,
  until: { readonly gap: number; readonly boundSteps: number },
): Bound {
  const best = { bound: Number.POSITIVE_INFINITY, prices }
  const bestSet = new BestSet(network)
  const direction = new Float64Array(network.helpers)
  let now = prices
  let length = 1
  for (let step = 0; step <= until.boundSteps; step++) {
    const { value, wanted } = priced(network, bestSet, now)
    if (value < best.bound) Object.assign(best, { bound: value, prices: now })
    else length *= SHORTER
    if (best.bound - solved <= until.gap * best.bound) break
    now = moved(network, now, { direction, wanted, scale: length * (best.bound - solved) })
  }
  return best
}

/** The bound at these prices, and how many asks want each helper. */
function priced(network: Network, bestSet: BestSet, prices: Float64Array) {
  const wanted = new Int32Array(network.helpers)
  let value = 0
  for (let ask = 0; ask < network.asks; ask++) {
    bestSet.find(ask, prices)
    value += bestSet.value
    for (let at = 0; at < bestSet.count; at++) {
      const helper = network.helper[bestSet.rows[at] ?? 0] ?? 0
      wanted[helper] = (wanted[helper] ?? 0) + 1
    }
  }
  network.capacity.forEach((places, helper) => {
    if (places > 0) value += places * (prices[helper] ?? 0)
  })
  return { value, wanted }
}

interface Step {
  readonly direction: Float64Array
  readonly wanted: Int32Array
  readonly scale: number
}

function moved(network: Network, prices: Float64Array, { direction, wanted, scale }: Step): Float64Array {
  let length = 0
  for (let helper = 0; helper < network.helpers; helper++) {
    const towards = (wanted[helper] ?? 0) - (network.capacity[helper] ?? 0) + KEPT * (direction[helper] ?? 0)
    direction[helper] = towards
    if ((prices[helper] ?? 0) > 0 || towards > 0) length += towards * towards
  }
  if (length === 0) return prices
  return prices.map((price, helper) => Math.max(0, price + (scale / length) * (direction[helper] ?? 0)))
}
