import type { Selectable } from 'kysely'
import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type ImportCounts, type ImportRun, NOTHING_YET, type RunState } from './schema.ts'

type OperationsTables = {
  operationsRuns: {
    id: string
    importer: string
    sourceKey: string
    cursor: string | null
    state: RunState
    counts: unknown
    startedAt: number
    finishedAt: number | null
  }
}

const db = (tx: Tx) => tx.db.withTables<OperationsTables>()

function runOf(row: Selectable<OperationsTables['operationsRuns']>): ImportRun {
  const { id, importer, cursor, state, startedAt, finishedAt } = row
  return { id, importer, cursor, state, counts: row.counts as ImportCounts, startedAt, finishedAt }
}

/** The newest run of this source, where it stopped before its end; then it can go on. */
export async function findUnfinished(tx: Tx, sourceKey: string): Promise<ImportRun | null> {
  const row = await db(tx)
    .selectFrom('operationsRuns')
    .selectAll()
    .where('sourceKey', '=', sourceKey)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (row.state === 'running' || row.state === 'failed') ? runOf(row) : null
}

export async function beginRun(tx: Tx, importer: string, sourceKey: string): Promise<ImportRun> {
  const run = { id: newId(), importer, cursor: null, state: 'running' as const, startedAt: tx.now }
  await db(tx)
    .insertInto('operationsRuns')
    .values({ ...run, sourceKey, counts: json(NOTHING_YET), finishedAt: null })
    .execute()
  return { ...run, counts: NOTHING_YET, finishedAt: null }
}

export interface RunProgress {
  readonly cursor: string | null
  readonly counts: ImportCounts
  readonly state: RunState
}

/** @returns false where the run isn't where this process left it: another one goes on with it, or it was undone */
export async function saveProgress(
  tx: Tx,
  { id, cursor }: ImportRun,
  progress: RunProgress,
): Promise<boolean> {
  const { counts, state } = progress
  const saved = await db(tx)
    .updateTable('operationsRuns')
    .set({
      cursor: progress.cursor,
      counts: json(counts),
      state,
      finishedAt: state === 'running' ? null : tx.now,
    })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'failed'])
    .where('cursor', 'is not distinct from', cursor)
    .executeTakeFirst()
  return saved.numUpdatedRows === 1n
}

/** Kept from other writers until the transaction ends. */
export async function lockRun(tx: Tx, id: string): Promise<ImportRun | null> {
  const row = await db(tx)
    .selectFrom('operationsRuns')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? runOf(row) : null
}

export async function markUndone(tx: Tx, id: string): Promise<void> {
  await db(tx)
    .updateTable('operationsRuns')
    .set({ state: 'undone', finishedAt: tx.now })
    .where('id', '=', id)
    .execute()
}

/** Newest first. */
export async function listRuns(tx: Tx, limit: number): Promise<ImportRun[]> {
  const query = db(tx).selectFrom('operationsRuns').selectAll()
  const rows = await query.orderBy('startedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(runOf)
}
