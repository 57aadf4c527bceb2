import type { MatchingProblem } from './contract.ts'

/** The candidates of ask a stand from `start[a]` to `start[a + 1]`, by helper. */
export interface Network {
  readonly asks: number
  readonly helpers: number
  readonly most: number
  readonly start: Int32Array
  readonly helper: Int32Array
  readonly chance: Float64Array
  /** for each helper, never more than the asks that name them */
  readonly capacity: Int32Array
}

const MOST = 8

/**
 * The problem in an order that doesn't depend on how it was written.
 *
 * @throws RangeError for a pair that stands there twice, for somebody who isn't in it, for what is no chance, for a
 *   capacity that is no number of asks, for `most` outside of 1 to 8
 * @cost O(rows + asks + helpers)
 */
export function networkOf({ asks, candidates, capacity, most }: MatchingProblem): Network {
  const { ask, helper, chance } = candidates
  if (!(Number.isInteger(most) && most >= 1 && most <= MOST))
    throw new RangeError(`an ask goes to 1 to ${MOST} helpers, not ${most}`)
  if (ask.length !== helper.length || ask.length !== chance.length)
    throw new RangeError('the columns of the candidates differ in length')
  for (let row = 0; row < chance.length; row++) {
    const value = chance[row] ?? Number.NaN
    if (!(value >= 0 && value <= 1)) throw new RangeError(`row ${row}: ${value} is no chance from 0 to 1`)
  }
  // sorted by the lesser key first: the second sort keeps that order inside an ask
  const byHelper = sortedBy(helper, capacity.length, null)
  const byAsk = sortedBy(ask, asks, byHelper.order)
  const network = {
    asks,
    helpers: capacity.length,
    most,
    start: byAsk.start,
    helper: byAsk.order.map((row) => helper[row] ?? 0),
    chance: picked(chance, byAsk.order),
    capacity: placesOf(capacity, byHelper.start),
  }
  refuseTwice(network)
  return network
}

function picked(from: ArrayLike<number>, order: Int32Array): Float64Array {
  const values = new Float64Array(order.length)
  for (let at = 0; at < order.length; at++) values[at] = from[order[at] ?? 0] ?? 0
  return values
}

function placesOf(capacity: ArrayLike<number>, start: Int32Array): Int32Array {
  return Int32Array.from({ length: capacity.length }, (_, helper) => {
    const places = capacity[helper] ?? 0
    if (!(places >= 0)) throw new RangeError(`helper ${helper}: ${places} is no capacity`)
    return Math.min(Math.floor(places), (start[helper + 1] ?? 0) - (start[helper] ?? 0))
  })
}

function refuseTwice({ asks, start, helper }: Network): void {
  for (let ask = 0; ask < asks; ask++) {
    for (let at = (start[ask] ?? 0) + 1; at < (start[ask + 1] ?? 0); at++) {
      if (helper[at] === helper[at - 1])
        throw new RangeError(`ask ${ask} and helper ${helper[at]} stand there twice`)
    }
  }
}

/** Rows by a key below `count`; rows of one key keep the order that they had. */
function sortedBy(key: ArrayLike<number>, count: number, before: Int32Array | null) {
  const start = new Int32Array(count + 1)
  for (let row = 0; row < key.length; row++) {
    const value = key[row] ?? -1
    if (!(Number.isInteger(value) && value >= 0 && value < count))
      throw new RangeError(`row ${row}: there is no ${value} among ${count}`)
    start[value + 1] = (start[value + 1] ?? 0) + 1
  }
  for (let at = 0; at < count; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0)
  const next = start.slice()
  const order = new Int32Array(key.length)
  for (let at = 0; at < key.length; at++) {
    const row = before ? (before[at] ?? 0) : at
    const value = key[row] ?? 0
    const place = next[value] ?? 0
    order[place] = row
    next[value] = place + 1
  }
  return { start, order }
}
