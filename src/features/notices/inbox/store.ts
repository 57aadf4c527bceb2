import { idOf } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'

type InboxTables = {
  noticesInbox: { idHash: string; channel: string; raw: Uint8Array | null; at: number }
}

export interface Kept {
  readonly channel: string
  readonly raw: Uint8Array
}

const db = (tx: Tx) => tx.db.withTables<InboxTables>()

/** @returns its own id here, or null where it was put down before */
export async function insertKept(
  tx: Tx,
  channel: string,
  name: string,
  raw: Uint8Array,
): Promise<string | null> {
  const row = await db(tx)
    .insertInto('noticesInbox')
    .values({ idHash: idOf('inbox', channel, name), channel, raw: Buffer.from(raw), at: tx.wall })
    .onConflict((conflict) => conflict.doNothing())
    .returning('idHash')
    .executeTakeFirst()
  return row?.idHash ?? null
}

/** Null where it was acted on before. */
export async function findKept(tx: Tx, idHash: string): Promise<Kept | null> {
  const row = await db(tx)
    .selectFrom('noticesInbox')
    .select(['channel', 'raw'])
    .where('idHash', '=', idHash)
    .executeTakeFirst()
  return row?.raw ? { channel: row.channel, raw: row.raw } : null
}

/** Its words go as soon as they have had their effect; that it came stays. */
export async function emptyKept(tx: Tx, idHash: string): Promise<void> {
  await db(tx).updateTable('noticesInbox').set({ raw: null }).where('idHash', '=', idHash).execute()
}

export async function deleteKeptBefore(tx: Tx, wall: number): Promise<void> {
  await db(tx).deleteFrom('noticesInbox').where('at', '<', wall).execute()
}
