import { Auction } from './auction.ts'
import { boundFrom } from './bound.ts'
import type { Exactness, Matching, MatchingProblem } from './contract.ts'
import { networkOf } from './network.ts'

/**
 * Brings asks to helpers, so that as many asks as possible are expected to be solved.
 *
 * An ask with several helpers is solved with the chance 1 − ∏ (1 − chance), so a second helper adds less than the first;
 * a helper takes as many asks as they have places. The answer says how far it is from a bound that no matching exceeds.
 *
 * @param problem   asks and helpers are numbers from 0; a chance of 0 is never used, an ask without candidates stays alone
 * @param exactness by default half a thousandth of an ask a bid, and a bound good to a thousandth
 * @returns who helps with what; the same whatever the order of the rows, ties go to the lower number
 * @throws RangeError for a pair that stands there twice and other things that are no problem, see `network.ts`
 * @cost linear in candidates where places are enough; 10,000 asks, 10,000 helpers, 50 candidates in a third of a second
 * @source see `auction.ts`, `bound.ts`
 * @example matchAsks({ asks: 1, candidates: { ask: [0], helper: [0], chance: [0.5] }, capacity: [1], most: 1 }).solved  // 0.5
 */
export function matchAsks(problem: MatchingProblem, exactness: Partial<Exactness> = {}): Matching {
  const { step = 0.0005, gap = 0.001, boundSteps = 12 } = exactness
  const network = networkOf(problem)
  const auction = new Auction(network, step)
  auction.run()
  const solved = auction.solved()
  const found = boundFrom(network, auction.prices, solved, { gap, boundSteps })
  const bound = Math.max(solved, found.bound)
  return {
    helpers: auction.helpers(),
    solved,
    bound,
    gap: bound > 0 ? (bound - solved) / bound : 0,
    prices: auction.prices,
  }
}
