import { sql } from 'kysely'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

type NotForThisTables = {
  invitationsNotForThis: { askerId: string; personId: string; subject: unknown; at: number }
}

export interface NotForThis {
  readonly personId: string
  readonly subject: readonly string[]
  readonly at: number
}

const db = (tx: Tx) => tx.db.withTables<NotForThisTables>()

/** Older ones are about asks that are long over. */
const KEPT = 200

/** Keeps the asker's newest 200. */
export async function keepNotForThis(
  tx: Tx,
  askerId: string,
  said: { personId: string; subject: readonly string[] },
): Promise<void> {
  await db(tx)
    .insertInto('invitationsNotForThis')
    .values({ askerId, personId: said.personId, subject: json(said.subject), at: tx.now })
    .execute()
  await sql`
    delete from invitations_not_for_this where asker_id = ${askerId} and ctid not in (
      select ctid from invitations_not_for_this where asker_id = ${askerId} order by at desc limit ${KEPT})`.execute(
    tx.db,
  )
}

/** All that this asker has said of people, newest first. */
export async function listNotForThis(tx: Tx, askerId: string): Promise<NotForThis[]> {
  const rows = await db(tx)
    .selectFrom('invitationsNotForThis')
    .select(['personId', 'subject', 'at'])
    .where('askerId', '=', askerId)
    .orderBy('at', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, subject: row.subject as readonly string[] }))
}

export async function dropNotForThis(tx: Tx, askerId: string, said: NotForThis): Promise<void> {
  await db(tx)
    .deleteFrom('invitationsNotForThis')
    .where('askerId', '=', askerId)
    .where('personId', '=', said.personId)
    .where('at', '=', said.at)
    .where(sql<boolean>`subject = ${json(said.subject)}::jsonb`)
    .execute()
}

/** What somebody said of others, and what others said of them. */
export async function forgetNotForThis(tx: Tx, personId: string): Promise<void> {
  await db(tx)
    .deleteFrom('invitationsNotForThis')
    .where((where) => where.or([where('askerId', '=', personId), where('personId', '=', personId)]))
    .execute()
}
