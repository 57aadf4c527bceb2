import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

/** Ids that stand in evidence and belong to nobody. */
export async function strangersInEvidence(tx: Tx): Promise<{ personId: string; pieces: number }[]> {
  const { rows } = await sql<{ personId: string; pieces: number }>`
    select w.person_id, count(*)::int as pieces from evidence_people w
    where w.removed_at is null and not exists (select from v_people p where p.id = w.person_id)
    group by w.person_id order by w.person_id limit 1000`.execute(tx.db)
  return rows
}
