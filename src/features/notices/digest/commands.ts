import { later } from '#engine/time/instant.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Reach } from '#features/reach/schema.ts'
import { digestKey, digestMoment } from './domain.ts'
import { beginDigest } from './store.ts'

/** This thing is for the person's next digest by this channel. One job a week, begun by the first of them. */
export async function leaveForDigest(
  tx: Tx,
  { personId, channel }: { readonly personId: string; readonly channel: string },
  reach: Reach,
): Promise<void> {
  const { week, at } = digestMoment(tx.now, reach.zone)
  const of = { personId, channel, week }
  if (!(await beginDigest(tx, of))) return
  const key = digestKey(of)
  tx.enqueue({ kind: 'notices.digest', key, payload: of, dueAt: later(at, 0) })
}
