import type { Tx } from '#platform/tx/tx.ts'
import type { DigestOf } from './domain.ts'

type DigestTables = {
  noticesDigests: {
    personId: string
    channel: string
    week: string
    state: 'waiting' | 'sent' | 'dropped' | 'failed'
    messageId: string | null
    at: number
  }
}

const db = (tx: Tx) => tx.db.withTables<DigestTables>()

/** @returns true where nobody has begun this week's yet */
export async function beginDigest(tx: Tx, of: DigestOf): Promise<boolean> {
  const row = await db(tx)
    .insertInto('noticesDigests')
    .values({ ...of, state: 'waiting', messageId: null, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst()
  return row !== undefined
}

/** Locked, so that two processes at once write one digest. */
export async function lockDigest(tx: Tx, of: DigestOf): Promise<{ state: string } | null> {
  const row = await db(tx)
    .selectFrom('noticesDigests')
    .select('state')
    .where('personId', '=', of.personId)
    .where('channel', '=', of.channel)
    .where('week', '=', of.week)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function settleDigest(
  tx: Tx,
  of: DigestOf,
  state: 'sent' | 'dropped' | 'failed',
  messageId: string | null,
): Promise<void> {
  await db(tx)
    .updateTable('noticesDigests')
    .set({ state, messageId, at: tx.now })
    .where('personId', '=', of.personId)
    .where('channel', '=', of.channel)
    .where('week', '=', of.week)
    .execute()
}

/** When the last one was sent; null where there was none. */
export async function lastDigestAt(tx: Tx, { personId, channel }: DigestOf): Promise<number | null> {
  const row = await db(tx)
    .selectFrom('noticesDigests')
    .select((select) => select.fn.max('at').as('at'))
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  return row?.at ?? null
}

export async function forgetDigests(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesDigests').where('personId', '=', personId).execute()
}
