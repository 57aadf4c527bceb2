import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

export async function waitingSince(tx: Tx, before: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from notices_notices where state = 'waiting' and due_at < ${before}
    order by id limit 1000`.execute(tx.db)
  return rows.map((row) => row.id)
}
