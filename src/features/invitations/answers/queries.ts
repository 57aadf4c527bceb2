import { learn, type Learned } from '#engine/waves/learn.ts'
import { DAY, later } from '#engine/time/instant.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { topShare } from './domain.ts'
import { findChances, helpSince } from './store.ts'

/** How people answer, as far as it is known by now. For the planner alone: nothing of it is in any answer. */
export async function learnedAnswers(tx: Tx): Promise<{ learned: Learned; drift: number }> {
  return (await findChances(tx)) ?? { learned: learn([]), drift: 1 }
}

/** Share of the last thirty days' accepted help that the most helpful twentieth gave; no name comes with it. */
export async function concentration(tx: Tx): Promise<number | null> {
  return topShare(await helpSince(tx, later(tx.now, -30 * DAY)))
}
