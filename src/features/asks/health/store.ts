import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

export async function acceptedWithoutHelper(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ask_asks where state in ('accepted', 'inProgress') and helpers = '[]'::jsonb
    order by id limit 1000`.execute(tx.db)
  return rows.map((row) => row.id)
}

export async function openPastDeadline(tx: Tx, before: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ask_asks where state = 'open' and need_by < ${before} order by id limit 1000`.execute(
    tx.db,
  )
  return rows.map((row) => row.id)
}
