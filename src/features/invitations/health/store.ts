import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

/** Asks that ended before then and still have somebody who is asked. */
export async function closedButAsking(tx: Tx, before: number): Promise<string[]> {
  const { rows } = await sql<{ askId: string }>`
    select distinct i.ask_id from invitations_invitations i join v_asks_outcomes a on a.id = i.ask_id
    where i.state in ('waiting', 'open', 'later') and a.closed_at < ${before}
    order by i.ask_id limit 1000`.execute(tx.db)
  return rows.map((row) => row.askId)
}
