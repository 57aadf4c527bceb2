import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

type ConnectedTables = {
  noticesConnected: { channel: string; given: unknown; version: string; at: number }
}

export type Given = Readonly<Record<string, string>>

const db = (tx: Tx) => tx.db.withTables<ConnectedTables>()

export async function listConnected(tx: Tx): Promise<{ channel: string; given: Given; version: string }[]> {
  const rows = await db(tx)
    .selectFrom('noticesConnected')
    .select(['channel', 'given', 'version'])
    .orderBy('channel')
    .execute()
  return rows.map((row) => ({ ...row, given: row.given as Given }))
}

export async function findConnected(tx: Tx, channel: string): Promise<Given | null> {
  const row = await db(tx)
    .selectFrom('noticesConnected')
    .select('given')
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : (row.given as Given)
}

export async function saveConnected(tx: Tx, channel: string, given: Given): Promise<void> {
  const values = { given: json(given), version: newId(), at: tx.now }
  await db(tx)
    .insertInto('noticesConnected')
    .values({ channel, ...values })
    .onConflict((conflict) => conflict.column('channel').doUpdateSet(values))
    .execute()
}

export async function deleteConnected(tx: Tx, channel: string): Promise<void> {
  await db(tx).deleteFrom('noticesConnected').where('channel', '=', channel).execute()
}
