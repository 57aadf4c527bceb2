import type { Selectable } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

type PromiseTables = {
  ringPromises: {
    offerId: string
    ringId: string
    askId: string | null
    askerId: string | null
    helperId: string | null
    at: number
    settledAt: number | null
  }
}

export type PromiseRow = Selectable<PromiseTables['ringPromises']>

const db = (tx: Pick<Tx, 'db'>) => tx.db.withTables<PromiseTables>()

/** @returns false where it was taken before */
export async function insertPromise(tx: Tx, row: Omit<PromiseRow, 'at' | 'settledAt'>): Promise<boolean> {
  const made = await db(tx)
    .insertInto('ringPromises')
    .values({ ...row, at: tx.now, settledAt: null })
    .onConflict((conflict) => conflict.column('offerId').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function findPromise(tx: Pick<Tx, 'db'>, offerId: string): Promise<PromiseRow | null> {
  const row = await db(tx)
    .selectFrom('ringPromises')
    .selectAll()
    .where('offerId', '=', offerId)
    .executeTakeFirst()
  return row ?? null
}

export async function findPromiseOfAsk(tx: Pick<Tx, 'db'>, askId: string): Promise<PromiseRow | null> {
  const row = await db(tx)
    .selectFrom('ringPromises')
    .selectAll()
    .where('askId', '=', askId)
    .executeTakeFirst()
  return row ?? null
}

export async function markSettled(tx: Tx, offerId: string): Promise<void> {
  await db(tx).updateTable('ringPromises').set({ settledAt: tx.now }).where('offerId', '=', offerId).execute()
}

export async function forgetPromises(tx: Tx, personId: string): Promise<void> {
  await db(tx).updateTable('ringPromises').set({ askerId: null }).where('askerId', '=', personId).execute()
  await db(tx).updateTable('ringPromises').set({ helperId: null }).where('helperId', '=', personId).execute()
}
