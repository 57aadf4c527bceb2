import { idOf } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { ReceivedOutcome } from './domain.ts'

type ReplyTables = {
  noticesReplyKeys: {
    keyHash: string
    personId: string
    noticeId: string
    intent: string
    params: unknown
    expiresAt: number
  }
  noticesReceived: { idHash: string; channel: string; outcome: string; at: number }
  noticesDeadAddresses: { personId: string; channel: string; address: string; code: string; at: number }
}

export interface ReplyKey {
  readonly personId: string
  readonly noticeId: string
  readonly intent: string
  readonly params: Readonly<Record<string, string>>
  readonly expiresAt: number
}

const db = (tx: Tx) => tx.db.withTables<ReplyTables>()

const hashOf = (key: string) => idOf('reply key', key)

/** The same key again changes nothing: a mail that is tried again carries what it carried before. */
export async function insertKey(tx: Tx, key: string, row: ReplyKey): Promise<void> {
  await db(tx)
    .insertInto('noticesReplyKeys')
    .values({ ...row, keyHash: hashOf(key), params: json(row.params) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findKey(tx: Tx, key: string): Promise<ReplyKey | null> {
  const row = await db(tx)
    .selectFrom('noticesReplyKeys')
    .selectAll()
    .where('keyHash', '=', hashOf(key))
    .executeTakeFirst()
  return row ? { ...row, params: row.params as ReplyKey['params'] } : null
}

/** The key of one notice, which is one person's. */
export async function findKeyOf(tx: Tx, noticeId: string): Promise<ReplyKey | null> {
  const row = await db(tx)
    .selectFrom('noticesReplyKeys')
    .selectAll()
    .where('noticeId', '=', noticeId)
    .executeTakeFirst()
  return row ? { ...row, params: row.params as ReplyKey['params'] } : null
}

export async function deleteKeysBefore(tx: Tx, at: number): Promise<void> {
  await db(tx).deleteFrom('noticesReplyKeys').where('expiresAt', '<', at).execute()
}

/** @returns the thing's own id here, or null where it was received before */
export async function remember(tx: Tx, channel: string, externalId: string): Promise<string | null> {
  const row = await db(tx)
    .insertInto('noticesReceived')
    .values({ idHash: idOf('received', channel, externalId), channel, outcome: 'nothing', at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('idHash')
    .executeTakeFirst()
  return row?.idHash ?? null
}

export async function settleReceived(tx: Tx, idHash: string, outcome: ReceivedOutcome): Promise<void> {
  await db(tx).updateTable('noticesReceived').set({ outcome }).where('idHash', '=', idHash).execute()
}

export async function countReceived(tx: Tx, channel: string, since: number): Promise<Map<string, number>> {
  const rows = await db(tx)
    .selectFrom('noticesReceived')
    .select((select) => ['outcome', select.fn.countAll<number>().as('count')])
    .where('channel', '=', channel)
    .where('at', '>=', since)
    .groupBy('outcome')
    .execute()
  return new Map(rows.map(({ outcome, count }) => [outcome, Number(count)]))
}

export interface DeadAddress {
  readonly personId: string
  readonly channel: string
  readonly address: string
  readonly code: string
  readonly at: number
}

export async function saveDeadAddress(tx: Tx, dead: DeadAddress): Promise<void> {
  await db(tx)
    .insertInto('noticesDeadAddresses')
    .values(dead)
    .onConflict((conflict) =>
      conflict
        .columns(['personId', 'channel'])
        .doUpdateSet({ address: dead.address, code: dead.code, at: dead.at }),
    )
    .execute()
}

export async function findDeadAddress(
  tx: Tx,
  personId: string,
  channel: string,
): Promise<DeadAddress | null> {
  const row = await db(tx)
    .selectFrom('noticesDeadAddresses')
    .selectAll()
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .executeTakeFirst()
  return row ?? null
}

export async function listDeadAddresses(tx: Tx): Promise<DeadAddress[]> {
  return db(tx).selectFrom('noticesDeadAddresses').selectAll().orderBy('at', 'desc').limit(100).execute()
}

export async function deleteDeadAddress(tx: Tx, personId: string, channel: string): Promise<void> {
  await db(tx)
    .deleteFrom('noticesDeadAddresses')
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .execute()
}

export async function forgetReplies(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesReplyKeys').where('personId', '=', personId).execute()
  await db(tx).deleteFrom('noticesDeadAddresses').where('personId', '=', personId).execute()
}
