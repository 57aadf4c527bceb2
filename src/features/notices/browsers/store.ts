import type { Tx } from '#platform/tx/tx.ts'

/** As a browser gives itself, with a name for people and one for us. */
export interface Browser {
  readonly id: string
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
  readonly name: string
}

type BrowserTables = {
  noticesBrowsers: Browser & { channel: string; personId: string; at: number }
}

/** More than anybody carries; the newest are told. */
const MOST_BROWSERS = 10

interface Of {
  readonly personId: string
  readonly channel: string
}

const db = (tx: Tx) => tx.db.withTables<BrowserTables>()

/** The newest first. */
export async function findBrowsers(tx: Tx, { personId, channel }: Of): Promise<Browser[]> {
  return db(tx)
    .selectFrom('noticesBrowsers')
    .select(['id', 'endpoint', 'p256dh', 'auth', 'name'])
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(MOST_BROWSERS)
    .execute()
}

/** Whoever had this browser before has it no longer: it would tell one person's news to another. */
export async function saveBrowser(tx: Tx, of: Of, browser: Browser): Promise<void> {
  const { id, ...rest } = browser
  const values = { ...rest, personId: of.personId, at: tx.now }
  await db(tx)
    .insertInto('noticesBrowsers')
    .values({ ...values, id, channel: of.channel })
    .onConflict((conflict) => conflict.columns(['channel', 'id']).doUpdateSet(values))
    .execute()
}

/** @returns the channel that told in it; null where the person has no such browser */
export async function deleteBrowser(tx: Tx, personId: string, id: string): Promise<string | null> {
  const row = await db(tx)
    .deleteFrom('noticesBrowsers')
    .where('personId', '=', personId)
    .where('id', '=', id)
    .returning('channel')
    .executeTakeFirst()
  return row?.channel ?? null
}

/** Those that their maker knows no more. */
export async function deleteBrowsers(tx: Tx, of: Of, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db(tx)
    .deleteFrom('noticesBrowsers')
    .where('personId', '=', of.personId)
    .where('channel', '=', of.channel)
    .where('id', 'in', ids)
    .execute()
}

export async function browsersOf(tx: Tx, personId: string): Promise<{ channel: string; name: string }[]> {
  return db(tx)
    .selectFrom('noticesBrowsers')
    .select(['channel', 'name'])
    .where('personId', '=', personId)
    .orderBy('at')
    .execute()
}

export async function deleteBrowsersOf(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesBrowsers').where('personId', '=', personId).execute()
}
