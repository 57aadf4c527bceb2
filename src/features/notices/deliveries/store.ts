import type { Tx } from '#platform/tx/tx.ts'

type DeliveryTables = {
  noticesDeliveries: {
    noticeId: string
    channel: string
    state: 'waiting' | 'sent' | 'dropped' | 'failed'
    externalId: string | null
    at: number
  }
  noticesNotices: { id: string; personId: string }
}

/** One notice on its way by one channel. */
export interface DeliveryOf {
  readonly noticeId: string
  readonly channel: string
}

const db = (tx: Tx) => tx.db.withTables<DeliveryTables>()

export async function beginDelivery(tx: Tx, of: DeliveryOf): Promise<void> {
  await db(tx)
    .insertInto('noticesDeliveries')
    .values({ ...of, state: 'waiting', externalId: null, at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findDelivery(tx: Tx, of: DeliveryOf): Promise<{ state: string } | null> {
  const row = await db(tx)
    .selectFrom('noticesDeliveries')
    .select('state')
    .where('noticeId', '=', of.noticeId)
    .where('channel', '=', of.channel)
    .executeTakeFirst()
  return row ?? null
}

export async function settleDelivery(
  tx: Tx,
  of: DeliveryOf,
  state: 'sent' | 'dropped' | 'failed',
  externalId: string | null = null,
): Promise<void> {
  await db(tx)
    .updateTable('noticesDeliveries')
    .set({ state, externalId, at: tx.now })
    .where('noticeId', '=', of.noticeId)
    .where('channel', '=', of.channel)
    .execute()
}

/** The person to whom the delivery of this name outside went; null where none of ours has it. */
export async function findDeliveredTo(tx: Tx, channel: string, externalId: string): Promise<string | null> {
  const row = await db(tx)
    .selectFrom('noticesDeliveries')
    .innerJoin('noticesNotices', 'noticesNotices.id', 'noticesDeliveries.noticeId')
    .select('personId')
    .where('channel', '=', channel)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
  return row?.personId ?? null
}

/** How many wait to leave by this channel. */
export async function countWaiting(tx: Tx, channel: string): Promise<number> {
  const row = await db(tx)
    .selectFrom('noticesDeliveries')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

export async function deleteDeliveriesOf(tx: Tx, personId: string): Promise<void> {
  const own = db(tx).selectFrom('noticesNotices').select('id').where('personId', '=', personId)
  await db(tx).deleteFrom('noticesDeliveries').where('noticeId', 'in', own).execute()
}
