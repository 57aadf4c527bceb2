import { learnWeights } from '#engine/rank/learn.ts'
import { shippedWeights } from '#engine/rank/shipped-weights.ts'
import { DAY, later } from '#engine/time/instant.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isTimeToLearn, toOutcome } from './domain.ts'
import { countEnded, findLearned, listEnded, lockLearning, pruneShown, saveLearned } from './store.ts'

/** Outcomes that are remembered: more of them move the weights no further. */
const REMEMBERED = 1_000
const UNENDED_KEPT = 400 * DAY

/**
 * Moves the organisation's weights to what its outcomes say by now, always from the shipped ones. The weights are
 * stored, so that all processes rank alike, and follow from the stored outcomes alone, so that any of them may learn.
 *
 * @param how `anew` also where little has changed: an outcome was taken back, or a person erased
 */
export async function learn(tx: Tx, how: 'in time' | 'anew'): Promise<void> {
  await lockLearning(tx)
  await pruneShown(tx, REMEMBERED, later(tx.now, -UNENDED_KEPT))
  const learned = await findLearned(tx)
  const count = await countEnded(tx)
  const isOfToday = learned?.base === shippedWeights.version
  const isFull = count === REMEMBERED && learned?.outcomes === REMEMBERED
  if (how === 'in time' && isOfToday && !isFull && !isTimeToLearn(count, learned.outcomes)) return
  const outcomes = (await listEnded(tx, REMEMBERED)).map(toOutcome)
  const weights = learnWeights(shippedWeights, outcomes)
  await saveLearned(tx, { base: shippedWeights.version, outcomes: count, weights })
}
