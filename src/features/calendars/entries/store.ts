import type { Tx } from '#platform/tx/tx.ts'

type EntryTables = {
  calendarsEntries: { calendarId: string; holdId: string; tag: string | null; at: number }
}

export interface EntryOf {
  readonly calendarId: string
  readonly holdId: string
}

const db = (tx: Tx) => tx.db.withTables<EntryTables>()

/** Undefined where we never wrote it there; its tag is null where the server gave none. */
export async function findEntry(tx: Tx, of: EntryOf): Promise<{ tag: string | null } | undefined> {
  return db(tx)
    .selectFrom('calendarsEntries')
    .select('tag')
    .where('calendarId', '=', of.calendarId)
    .where('holdId', '=', of.holdId)
    .executeTakeFirst()
}

export async function saveEntry(tx: Tx, of: EntryOf, tag: string | null): Promise<void> {
  const values = { tag, at: tx.now }
  await db(tx)
    .insertInto('calendarsEntries')
    .values({ ...of, ...values })
    .onConflict((conflict) => conflict.columns(['calendarId', 'holdId']).doUpdateSet(values))
    .execute()
}

export async function deleteEntry(tx: Tx, of: EntryOf): Promise<void> {
  await db(tx)
    .deleteFrom('calendarsEntries')
    .where('calendarId', '=', of.calendarId)
    .where('holdId', '=', of.holdId)
    .execute()
}
