import { type Kysely, sql } from 'kysely'
import { REACTION_JOB } from '#platform/tx/effects.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface DeadJobs {
  readonly kind: string
  readonly count: number
  /** ours, never somebody's words */
  readonly lastError: string | null
}

export async function listDeadJobs(db: Kysely<PlatformTables>): Promise<DeadJobs[]> {
  const { rows } = await sql<DeadJobs>`
    select kind, count(*)::int as count, max(last_error) as last_error from platform_jobs
    where state = 'dead' group by kind order by kind`.execute(db)
  return rows
}

/** Gives jobs that were given up another full series of tries. */
export async function requeueDeadJobs(tx: Tx): Promise<number> {
  const requeued = await tx.db
    .updateTable('platformJobs')
    .set({ state: 'waiting', attempts: 0, dueAt: tx.now })
    .where('state', '=', 'dead')
    .executeTakeFirst()
  return Number(requeued.numUpdatedRows)
}

/** Those of these ids that a job of this kind will still look at; `field` is where its payload has the id. */
export async function waitingFor(
  tx: Tx,
  job: { readonly kind: string; readonly field: string },
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct payload->>${job.field} as id from platform_jobs
    where state in ('waiting', 'running', 'dead') and kind = ${job.kind}
      and payload->>${job.field} = any(${[...ids]})`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}

/** The same for reactions to events about these things. */
export async function reactionsWaiting(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct payload->'event'->'about'->>'id' as id from platform_jobs
    where state in ('waiting', 'running', 'dead') and kind = ${REACTION_JOB}
      and payload->'event'->'about'->>'id' = any(${[...ids]})`.execute(tx.db)
  return new Set(rows.map((row) => row.id))
}
