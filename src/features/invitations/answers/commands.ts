import { driftOf } from '#engine/waves/calibration.ts'
import { learn } from '#engine/waves/learn.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { usualChannel } from '../ranking/queries.ts'
import { isTimeToLearn, toPastAsk } from './domain.ts'
import {
  countEndedInvitations,
  endedInvitations,
  findChances,
  keptPromises,
  lockChances,
  saveChances,
} from './store.ts'

/** Invitations and promises that are remembered: older ones say little of how people answer today. */
const REMEMBERED = 2_000

/**
 * Learns anew how people answer, from invitations that ended, and how promises were kept. Derived and private: it can
 * be made again from the invitations at any time, and no answer shows it.
 */
export async function learnAnswers(tx: Tx, services: Services): Promise<void> {
  const ended = await countEndedInvitations(tx)
  const isDue = async () => isTimeToLearn(ended, (await findChances(tx))?.ended ?? 0)
  // asked once more under the lock: whoever held it may have learned the same by now
  if (!(await isDue())) return
  await lockChances(tx)
  if (!(await isDue())) return
  const rows = await endedInvitations(tx, REMEMBERED)
  const reaches = await loadReach(tx, [...new Set(rows.map(({ personId }) => personId))])
  const past = rows.flatMap((row) => {
    const reach = reaches.get(row.personId)
    return reach ? [toPastAsk(row, reach, usualChannel(reach, services))] : []
  })
  const drift = driftOf(await keptPromises(tx, REMEMBERED))
  await saveChances(tx, { ended, learned: learn(past), drift })
}
