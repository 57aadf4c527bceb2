import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

type DeliveryTables = {
  webhooksDeliveries: {
    id: string
    hookId: string
    eventId: string
    kind: string
    askId: string | null
    facts: unknown
    eventAt: number
    at: number
    state: 'waiting' | 'sent' | 'failed'
    tries: number
    dueAt: number | null
  }
  webhooksTries: {
    deliveryId: string
    number: number
    at: number
    status: number | null
    ms: number | null
    says: string | null
  }
}

export type Delivery = Omit<DeliveryTables['webhooksDeliveries'], 'facts'> & { readonly facts: Facts }
export type Try = DeliveryTables['webhooksTries']

/** What of the event is kept until it is sent: codes and times, never words. */
export interface Facts {
  readonly outcome?: string
}

export type NewDelivery = Pick<Delivery, 'hookId' | 'eventId' | 'kind' | 'askId' | 'facts' | 'eventAt'>

const db = (tx: Tx) => tx.db.withTables<DeliveryTables>()

/** @returns null where this hook has this event already */
export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<string | null> {
  const row = await db(tx)
    .insertInto('webhooksDeliveries')
    .values({
      id: newId(),
      ...delivery,
      facts: json(delivery.facts),
      at: tx.now,
      state: 'waiting',
      tries: 0,
      dueAt: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['hookId', 'eventId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function lockDelivery(tx: Tx, id: string): Promise<Delivery | null> {
  const row = await db(tx)
    .selectFrom('webhooksDeliveries')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...row, facts: row.facts as Facts } : null
}

export async function changeDelivery(
  tx: Tx,
  id: string,
  fields: Partial<Pick<Delivery, 'state' | 'tries' | 'dueAt'>>,
): Promise<void> {
  await db(tx).updateTable('webhooksDeliveries').set(fields).where('id', '=', id).execute()
}

export async function keepTry(tx: Tx, one: Try): Promise<void> {
  await db(tx).insertInto('webhooksTries').values(one).execute()
}

/** Each try has a number of its own, also those after a replay. */
export async function countTries(tx: Tx, deliveryId: string): Promise<number> {
  const row = await db(tx)
    .selectFrom('webhooksTries')
    .select((select) => select.fn.max('number').as('last'))
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst()
  return row?.last ?? 0
}

export async function listDeliveries(
  tx: Tx,
  hookId: string,
  page: { readonly limit: number; readonly before: { readonly at: number; readonly id: string } | null },
): Promise<Omit<Delivery, 'facts'>[]> {
  const { limit, before } = page
  return db(tx)
    .selectFrom('webhooksDeliveries')
    .select(['id', 'hookId', 'eventId', 'kind', 'askId', 'eventAt', 'at', 'state', 'tries', 'dueAt'])
    .where('hookId', '=', hookId)
    .$if(before !== null, (query) =>
      query.where((where) =>
        where.or([
          where('at', '<', before?.at ?? 0),
          where.and([where('at', '=', before?.at ?? 0), where('id', '>', before?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function listTries(tx: Tx, deliveryIds: readonly string[]): Promise<Try[]> {
  if (deliveryIds.length === 0) return []
  return db(tx)
    .selectFrom('webhooksTries')
    .selectAll()
    .where('deliveryId', 'in', deliveryIds)
    .orderBy('number')
    .execute()
}

export async function countWaiting(tx: Tx): Promise<Map<string, number>> {
  const rows = await db(tx)
    .selectFrom('webhooksDeliveries')
    .select(['hookId', (select) => select.fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .groupBy('hookId')
    .execute()
  return new Map(rows.map(({ hookId, count }) => [hookId, Number(count)]))
}

/** Those to be sent again: one, or all of events since then, oldest first. What still waits goes out by itself. */
export async function listToReplay(
  tx: Tx,
  hookId: string,
  which: { readonly deliveryId: string } | { readonly since: number },
): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('webhooksDeliveries')
    .select('id')
    .where('hookId', '=', hookId)
    .where('state', '<>', 'waiting')
    .where((where) =>
      'since' in which ? where('eventAt', '>=', which.since) : where('id', '=', which.deliveryId),
    )
    .orderBy('eventAt')
    .limit(1_000)
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteDeliveriesBefore(tx: Tx, at: number): Promise<void> {
  await db(tx).deleteFrom('webhooksDeliveries').where('at', '<', at).where('state', '<>', 'waiting').execute()
}
