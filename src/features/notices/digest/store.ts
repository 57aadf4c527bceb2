import type { Tx } from '#platform/tx/tx.ts'

type DigestTables = {
  noticesDigests: {
    personId: string
    week: string
    state: 'waiting' | 'sent' | 'dropped' | 'failed'
    messageId: string | null
    at: number
  }
}

const db = (tx: Tx) => tx.db.withTables<DigestTables>()

/** @returns true where nobody has begun this week's yet */
export async function beginDigest(tx: Tx, personId: string, week: string): Promise<boolean> {
  const row = await db(tx)
    .insertInto('noticesDigests')
    .values({ personId, week, state: 'waiting', messageId: null, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('week')
    .executeTakeFirst()
  return row !== undefined
}

/** Locked, so that two processes at once write one digest. */
export async function lockDigest(tx: Tx, personId: string, week: string): Promise<{ state: string } | null> {
  const row = await db(tx)
    .selectFrom('noticesDigests')
    .select('state')
    .where('personId', '=', personId)
    .where('week', '=', week)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function settleDigest(
  tx: Tx,
  of: { readonly personId: string; readonly week: string },
  state: 'sent' | 'dropped' | 'failed',
  messageId: string | null,
): Promise<void> {
  await db(tx)
    .updateTable('noticesDigests')
    .set({ state, messageId, at: tx.now })
    .where('personId', '=', of.personId)
    .where('week', '=', of.week)
    .execute()
}

/** When the last one was sent; null where there was none. */
export async function lastDigestAt(tx: Tx, personId: string): Promise<number | null> {
  const row = await db(tx)
    .selectFrom('noticesDigests')
    .select((select) => select.fn.max('at').as('at'))
    .where('personId', '=', personId)
    .where('state', '=', 'sent')
    .executeTakeFirst()
  return row?.at ?? null
}

export async function forgetDigests(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesDigests').where('personId', '=', personId).execute()
}
