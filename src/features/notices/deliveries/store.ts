import type { Tx } from '#platform/tx/tx.ts'

type DeliveryTables = {
  noticesDeliveries: {
    noticeId: string
    channel: string
    state: 'waiting' | 'sent' | 'dropped' | 'failed'
    externalId: string | null
    at: number
    triedAt: number | null
    shown: string | null
  }
  noticesNotices: { id: string; personId: string; askId: string | null }
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
    .values({ ...of, state: 'waiting', externalId: null, at: tx.now, triedAt: null, shown: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface DeliveryRow {
  readonly state: 'waiting' | 'sent' | 'dropped' | 'failed'
  readonly externalId: string | null
  readonly triedAt: number | null
  readonly shown: string | null
}

export async function findDelivery(tx: Tx, of: DeliveryOf): Promise<DeliveryRow | null> {
  const row = await db(tx)
    .selectFrom('noticesDeliveries')
    .select(['state', 'externalId', 'triedAt', 'shown'])
    .where('noticeId', '=', of.noticeId)
    .where('channel', '=', of.channel)
    .executeTakeFirst()
  return row ?? null
}

export async function settleDelivery(
  tx: Tx,
  of: DeliveryOf,
  state: 'sent' | 'dropped' | 'failed',
  { externalId = null, shown = null }: { externalId?: string | null; shown?: string | null } = {},
): Promise<void> {
  await db(tx)
    .updateTable('noticesDeliveries')
    .set({ state, externalId, shown, at: tx.now })
    .where('noticeId', '=', of.noticeId)
    .where('channel', '=', of.channel)
    .execute()
}

/** Before it is handed over: whoever finds it tried and still waiting knows that it may have got through. */
export async function noteTried(tx: Tx, of: DeliveryOf): Promise<void> {
  await change(tx, of, { triedAt: tx.now })
}

/** @param shown a hash of what the message says now */
export async function noteShown(tx: Tx, of: DeliveryOf, shown: string): Promise<void> {
  await change(tx, of, { shown })
}

async function change(
  tx: Tx,
  of: DeliveryOf,
  values: { readonly triedAt: number } | { readonly shown: string },
): Promise<void> {
  await db(tx)
    .updateTable('noticesDeliveries')
    .set(values)
    .where('noticeId', '=', of.noticeId)
    .where('channel', '=', of.channel)
    .execute()
}

/** The name outside of the first message by this channel to this person about this ask; null where there is none. */
export async function findThread(
  tx: Tx,
  of: { readonly personId: string; readonly askId: string; readonly channel: string },
): Promise<string | null> {
  const row = await db(tx)
    .selectFrom('noticesDeliveries')
    .innerJoin('noticesNotices', 'noticesNotices.id', 'noticesDeliveries.noticeId')
    .select('externalId')
    .where('personId', '=', of.personId)
    .where('askId', '=', of.askId)
    .where('channel', '=', of.channel)
    .where('noticesDeliveries.state', '=', 'sent')
    .where('externalId', 'is not', null)
    .orderBy('noticesDeliveries.at')
    .orderBy('externalId')
    .executeTakeFirst()
  return row?.externalId ?? null
}

/** What of an ask was delivered by these channels, to whomever. */
export async function listDelivered(
  tx: Tx,
  askId: string,
  channels: readonly string[],
): Promise<DeliveryOf[]> {
  if (channels.length === 0) return []
  return db(tx)
    .selectFrom('noticesDeliveries')
    .innerJoin('noticesNotices', 'noticesNotices.id', 'noticesDeliveries.noticeId')
    .select(['noticeId', 'channel'])
    .where('askId', '=', askId)
    .where('channel', 'in', channels)
    .where('noticesDeliveries.state', '=', 'sent')
    .where('externalId', 'is not', null)
    .execute()
}

/** The delivery of this name outside, and whose it is; null where none of ours has it. */
export async function findDelivered(
  tx: Tx,
  channel: string,
  externalId: string,
): Promise<{ readonly noticeId: string; readonly personId: string } | null> {
  const row = await db(tx)
    .selectFrom('noticesDeliveries')
    .innerJoin('noticesNotices', 'noticesNotices.id', 'noticesDeliveries.noticeId')
    .select(['noticeId', 'personId'])
    .where('channel', '=', channel)
    .where('externalId', '=', externalId)
    .executeTakeFirst()
  return row ?? null
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
