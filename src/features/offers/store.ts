import type { Selectable } from 'kysely'
import { newId } from '#platform/ids.ts'
import { assert } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'

type OfferTables = {
  offersOffers: {
    id: string
    askId: string
    personId: string
    text: string | null
    state: 'open' | 'taken'
    at: number
    simulated: boolean
  }
}

export type OfferRow = Selectable<OfferTables['offersOffers']>

const db = (tx: Tx) => tx.db.withTables<OfferTables>()

/** One offer a person and ask: giving it again with other words changes the words while nobody has taken it. */
export async function putOffer(
  tx: Tx,
  offer: Pick<OfferRow, 'askId' | 'personId' | 'text' | 'simulated'>,
): Promise<{ row: OfferRow; isNew: boolean }> {
  const id = newId()
  await db(tx)
    .insertInto('offersOffers')
    .values({ ...offer, id, state: 'open', at: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['askId', 'personId'])
        .doUpdateSet({ text: offer.text })
        .where('offersOffers.state', '=', 'open'),
    )
    .execute()
  const row = await db(tx)
    .selectFrom('offersOffers')
    .selectAll()
    .where('askId', '=', offer.askId)
    .where('personId', '=', offer.personId)
    .executeTakeFirst()
  assert(row, 'An offer that was put is there.')
  return { row, isNew: row.id === id }
}

export async function findOffer(tx: Tx, askId: string, offerId: string): Promise<OfferRow | null> {
  const row = await db(tx)
    .selectFrom('offersOffers')
    .selectAll()
    .where('id', '=', offerId)
    .where('askId', '=', askId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function markTaken(tx: Tx, offerId: string): Promise<void> {
  await db(tx).updateTable('offersOffers').set({ state: 'taken' }).where('id', '=', offerId).execute()
}

export async function listOffers(
  tx: Tx,
  askId: string,
  page: { limit: number; after: { at: number; id: string } | null },
): Promise<OfferRow[]> {
  let query = db(tx).selectFrom('offersOffers').selectAll().where('askId', '=', askId)
  const { after } = page
  if (after) {
    query = query.where((where) =>
      where.or([
        where('at', '>', after.at),
        where.and([where('at', '=', after.at), where('id', '>', after.id)]),
      ]),
    )
  }
  return query.orderBy('at').orderBy('id').limit(page.limit).execute()
}

export async function offersOf(tx: Tx, personId: string): Promise<OfferRow[]> {
  return db(tx)
    .selectFrom('offersOffers')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('at')
    .execute()
}

export async function forgetOfferWords(tx: Tx, personId: string): Promise<void> {
  await db(tx).updateTable('offersOffers').set({ text: null }).where('personId', '=', personId).execute()
}
