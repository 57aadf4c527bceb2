import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'
import type { Part } from '../store.ts'

/**
 * Hides one person's part of a piece, or shows it again. The piece counts as changed, so that every process's index
 * hears of it.
 *
 * @returns false where the person has no part in it
 */
export async function setHidden(tx: Tx, { pieceId, personId }: Part, hidden: boolean): Promise<boolean> {
  const { rows } = await sql`
    update evidence_people set hidden_at = ${hidden ? tx.now : null}::bigint
    where piece_id = ${pieceId} and person_id = ${personId} and removed_at is null returning piece_id`.execute(
    tx.db,
  )
  if (rows.length === 0) return false
  await sql`
    update evidence_pieces set changed_in = pg_current_xact_id()::text::bigint where id = ${pieceId}`.execute(
    tx.db,
  )
  return true
}
