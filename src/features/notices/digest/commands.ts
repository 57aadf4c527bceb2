import { later } from '#engine/time/instant.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Reach } from '#features/reach/schema.ts'
import { digestMoment } from './domain.ts'
import { beginDigest } from './store.ts'

/** This thing is for the person's next digest. One job a week and person, begun by the first of them. */
export async function leaveForDigest(tx: Tx, personId: string, reach: Reach): Promise<void> {
  const { week, at } = digestMoment(tx.now, reach.zone)
  if (!(await beginDigest(tx, personId, week))) return
  const key = `digest:${personId}:${week}`
  tx.enqueue({ kind: 'notices.digest', key, payload: { personId, week }, dueAt: later(at, 0) })
}
