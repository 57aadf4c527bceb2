import { sql } from 'kysely'
import { isRefusal } from '#platform/refusal.ts'
import type { Transact } from '#platform/tx/transact.ts'

/** Any fixed number: the lock under which events get their numbers. */
const NUMBERING_LOCK = 7_240_001

/**
 * Gives numbers to events whose transactions have committed. Numbers made at writing time could become visible out
 * of order (a slow transaction with a small number), and a reader who resumes after the larger one would miss it;
 * numbered under one lock after the commit, an event is never seen with a smaller number than one already read.
 *
 * @returns true where something was numbered
 */
export async function publishEvents(transact: Transact): Promise<boolean> {
  const outcome = await transact(async (tx) => {
    const lock = await sql<{
      held: boolean
    }>`select pg_try_advisory_xact_lock(${NUMBERING_LOCK}) as held`.execute(tx.db)
    if (!lock.rows[0]?.held) return false
    const numbered = await sql`
      with waiting as (
        select id, row_number() over (order by at, ctid) as place from platform_events where seq is null
        order by at, ctid limit 1000
      ), numbers as (
        select id, nextval('platform_event_seq') as seq from (select id from waiting order by place) as ordered
      )
      update platform_events set seq = numbers.seq from numbers where platform_events.id = numbers.id`.execute(
      tx.db,
    )
    if ((numbered.numAffectedRows ?? 0n) === 0n) return false
    await sql`select pg_notify('askwell_numbered', '')`.execute(tx.db)
    return true
  })
  return !isRefusal(outcome) && outcome
}
