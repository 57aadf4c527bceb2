import { sql } from 'kysely'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { PersonState } from './domain.ts'

/** What an import made of one person. */
export interface ImportChange {
  readonly personId: string
  readonly kind: 'added' | 'changed'
  readonly before: PersonState
  readonly after: PersonState
}

type UndoTables = {
  peopleImportChanges: {
    runId: string
    personId: string
    kind: 'added' | 'changed'
    before: unknown
    after: unknown
  }
  peopleWithdrawn: { personId: string }
}

const BATCH = 1_000

const db = (tx: Tx) => tx.db.withTables<UndoTables>()

export async function keepChanges(tx: Tx, runId: string, changes: readonly ImportChange[]): Promise<void> {
  for (let from = 0; from < changes.length; from += BATCH) {
    const rows = changes
      .slice(from, from + BATCH)
      .map(({ before, after, ...change }) => ({ ...change, runId, before: json(before), after: json(after) }))
    await db(tx).insertInto('peopleImportChanges').values(rows).execute()
  }
}

/** The newest first, so that what was changed twice goes back step by step. */
export async function listChanges(tx: Tx, runId: string): Promise<ImportChange[]> {
  const { rows } = await sql<ImportChange>`
    select person_id, kind, before, after from people_import_changes
    where run_id = ${runId} order by place desc`.execute(tx.db)
  return rows
}

export async function forgetChangesOfRun(tx: Tx, runId: string): Promise<void> {
  await db(tx).deleteFrom('peopleImportChanges').where('runId', '=', runId).execute()
}

/** For a person's erasure. */
export async function forgetChangesOf(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('peopleImportChanges').where('personId', '=', personId).execute()
  await clearWithdrawn(tx, personId)
}

/** For a person's export. */
export async function listChangesOf(
  tx: Tx,
  personId: string,
): Promise<Pick<ImportChange, 'before' | 'after'>[]> {
  const rows = await db(tx)
    .selectFrom('peopleImportChanges')
    .select(['before', 'after'])
    .where('personId', '=', personId)
    .execute()
  return rows.map(({ before, after }) => ({ before: before as PersonState, after: after as PersonState }))
}

export async function markWithdrawn(tx: Tx, personId: string): Promise<void> {
  await db(tx)
    .insertInto('peopleWithdrawn')
    .values({ personId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findWithdrawn(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db(tx)
    .selectFrom('peopleWithdrawn')
    .select('personId')
    .where(sql<boolean>`person_id = any(${[...personIds]})`)
    .execute()
  return new Set(rows.map((row) => row.personId))
}

export async function clearWithdrawn(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('peopleWithdrawn').where('personId', '=', personId).execute()
}
