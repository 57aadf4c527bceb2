import { shippedWeights } from '#engine/rank/shipped-weights.ts'
import type { Weights } from '#engine/rank/weights.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { findLearned } from './store.ts'

/** The organisation's own weights; the shipped ones until it has outcomes, or until it has learned from new ones. */
export async function learnedWeights(tx: Tx): Promise<Weights> {
  const learned = await findLearned(tx)
  return learned?.base === shippedWeights.version ? learned.weights : shippedWeights
}
