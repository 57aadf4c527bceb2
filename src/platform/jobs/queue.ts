import { type Kysely, sql } from 'kysely'
import type { JobHandler, JobRun } from '#platform/jobs/handler.ts'
import { backOffMs, MOST_ATTEMPTS } from '#platform/jobs/handler.ts'
import { Outage } from '#platform/refusal.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { Tx } from '#platform/tx/tx.ts'

export interface ClaimedJob extends JobRun {
  readonly id: string
  readonly kind: string
  /** who has leased it; an inside job is held by its transaction alone */
  readonly holder: string | null
}

type Db = Kysely<PlatformTables>

const COLUMNS = ['id', 'kind', 'key', 'payload', 'attempts'] as const

/**
 * Takes the most overdue inside job and marks it done, in the transaction that does it: a process that dies, or a
 * job that fails, gives it back by that.
 */
export async function takeDueJob(tx: Tx, kinds: readonly string[]): Promise<ClaimedJob | null> {
  const row = await tx.db
    .updateTable('platformJobs')
    .set({ state: 'done', finishedAt: tx.wall, lastError: null })
    .where('id', '=', (select) =>
      select
        .selectFrom('platformJobs')
        .select('id')
        .where('state', '=', 'waiting')
        .where('dueAt', '<=', tx.now)
        .where('kind', 'in', kinds)
        .orderBy('dueAt')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(COLUMNS)
    .executeTakeFirst()
  return row ? claimed(row) : null
}

/** Takes an outside job for `leaseMs` of wall time, also one whose holder let its lease run out. */
export async function leaseDueJob(
  tx: Tx,
  kinds: readonly string[],
  lease: { holder: string; leaseMs: number },
): Promise<ClaimedJob | null> {
  const row = await tx.db
    .selectFrom('platformJobs')
    .select(COLUMNS)
    .where('dueAt', '<=', tx.now)
    .where('kind', 'in', kinds)
    .where((where) =>
      where.or([
        where('state', '=', 'waiting'),
        where.and([where('state', '=', 'running'), where('lockedUntil', '<', tx.wall)]),
      ]),
    )
    .orderBy('dueAt')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  await tx.db
    .updateTable('platformJobs')
    .set({ state: 'running', lockedBy: lease.holder, lockedUntil: tx.wall + lease.leaseMs })
    .where('id', '=', row.id)
    .execute()
  return { ...claimed(row), holder: lease.holder }
}

export async function renewLease(db: Db, id: string, holder: string, until: number): Promise<void> {
  await db
    .updateTable('platformJobs')
    .set({ lockedUntil: until })
    .where('id', '=', id)
    .where('lockedBy', '=', holder)
    .execute()
}

export async function markDone(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('platformJobs')
    .set({ state: 'done', finishedAt: tx.wall, lockedBy: null, lockedUntil: null, lastError: null })
    .where('id', '=', id)
    .execute()
}

/**
 * After a failure: later again, or dead where trying again can't help or was tried long enough. Where another has
 * taken it over since, it is theirs, and their outcome counts.
 */
export async function markFailed(tx: Tx, job: ClaimedJob, error: unknown): Promise<'waiting' | 'dead'> {
  const attempts = job.attempt
  const hopeless = attempts >= MOST_ATTEMPTS || (error instanceof Outage && error.permanent)
  const asked = error instanceof Outage ? (error.retryAfterSeconds ?? 0) * 1_000 : 0
  await tx.db
    .updateTable('platformJobs')
    .set({
      state: hopeless ? 'dead' : 'waiting',
      attempts,
      dueAt: tx.now + Math.max(asked, backOffMs(attempts)),
      lastError: errorLine(error),
      lockedBy: null,
      lockedUntil: null,
    })
    .where('id', '=', job.id)
    .where('state', 'in', ['waiting', 'running'])
    .where('lockedBy', 'is not distinct from', job.holder)
    .execute()
  return hopeless ? 'dead' : 'waiting'
}

/** Takes leases back whose holders can't be alive any more: a database of our own has one server at a time. */
export async function releaseLeases(db: Db): Promise<void> {
  await db
    .updateTable('platformJobs')
    .set({ state: 'waiting', lockedBy: null, lockedUntil: null })
    .where('state', '=', 'running')
    .execute()
}

/** The next moment at which a job of these kinds may be due, or null where none waits. */
export async function nextDueAt(db: Db, kinds: readonly string[]): Promise<number | null> {
  if (kinds.length === 0) return null
  const row = await db
    .selectFrom('platformJobs')
    .select((select) => select.fn.min('dueAt').as('dueAt'))
    .where('state', '=', 'waiting')
    .where('kind', 'in', kinds)
    .executeTakeFirst()
  return row?.dueAt ?? null
}

export interface QueueHealth {
  readonly waiting: number
  readonly dead: number
  /** how long the most overdue job has been due, in process-clock seconds; 0 where nothing is overdue */
  readonly oldestDueSeconds: number
}

export async function queueHealth(db: Db, now: number): Promise<QueueHealth> {
  const { rows } = await sql<{ waiting: number; dead: number; oldest: number | null }>`
    select count(*) filter (where state in ('waiting', 'running'))::int as waiting,
           count(*) filter (where state = 'dead')::int as dead,
           min(due_at) filter (where state in ('waiting', 'running') and due_at <= ${now}) as oldest
    from platform_jobs where state <> 'done'`.execute(db)
  const row = rows[0]
  const oldest = row?.oldest ?? null
  return {
    waiting: row?.waiting ?? 0,
    dead: row?.dead ?? 0,
    oldestDueSeconds: oldest === null ? 0 : Math.max(0, Math.round((now - oldest) / 1_000)),
  }
}

export function kindsOf(handlers: ReadonlyMap<string, JobHandler>, where: JobHandler['where']): string[] {
  return [...handlers.values()].filter((handler) => handler.where === where).map((handler) => handler.kind)
}

/** Never the message of a fault: it may quote what somebody wrote. An outage's sentence is ours. */
function errorLine(error: unknown): string {
  if (error instanceof Outage) return error.message.slice(0, 300)
  const name = error instanceof Error ? error.name : 'Error'
  const code = typeof error === 'object' && error !== null && 'code' in error ? ` ${String(error.code)}` : ''
  return `${name}${code}`
}

function claimed(row: {
  id: string
  kind: string
  key: string
  payload: unknown
  attempts: number
}): ClaimedJob {
  return {
    id: row.id,
    kind: row.kind,
    key: row.key,
    payload: row.payload as ClaimedJob['payload'],
    attempt: row.attempts + 1,
    holder: null,
  }
}
