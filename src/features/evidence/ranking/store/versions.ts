import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

/** Pieces that were last changed in a transaction up to this one, with that transaction. */
export async function readVersions(tx: Tx, upTo: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; changedIn: number }>`
    select id, changed_in from evidence_pieces
    where changed_in <= ${upTo} and changed_in <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, -1)
    order by id`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row.changedIn]))
}
