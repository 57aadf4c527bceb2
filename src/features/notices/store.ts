import type { Selectable } from 'kysely'
import { instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Choice, NewNotice, Notice } from './domain.ts'

type NoticeTables = {
  noticesNotices: {
    id: string
    personId: string
    kind: string
    aboutKind: string
    aboutId: string
    askId: string | null
    fromId: string | null
    at: number
    dueAt: number
    /** outside: for calendars alone, and in no list */
    state: 'waiting' | 'delivered' | 'outside' | 'dropped'
    deliveredAt: number | null
    readAt: number | null
  }
  noticesChoices: { personId: string; channel: string; kind: string; choice: Choice; at: number }
}

export type NoticeRow = Selectable<NoticeTables['noticesNotices']>

const db = (tx: Tx) => tx.db.withTables<NoticeTables>()

/** @returns the new notice's id, or null where this person was already to hear of this */
export async function insertNotice(tx: Tx, notice: NewNotice, dueAt: number): Promise<string | null> {
  const row = await db(tx)
    .insertInto('noticesNotices')
    .values({
      id: newId(),
      personId: notice.personId,
      kind: notice.kind,
      aboutKind: notice.about.kind,
      aboutId: notice.about.id,
      askId: notice.askId ?? null,
      fromId: notice.fromId ?? null,
      at: tx.now,
      dueAt,
      state: 'waiting',
    })
    .onConflict((conflict) => conflict.columns(['personId', 'kind', 'aboutId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Of these kinds, to one person or to all; only what hasn't been delivered to anybody by any channel. */
export async function dropWaiting(
  tx: Tx,
  askId: string,
  kinds: readonly string[],
  personId: string | undefined,
): Promise<void> {
  let query = db(tx)
    .deleteFrom('noticesNotices')
    .where('askId', '=', askId)
    .where('kind', 'in', kinds)
    .where('state', '=', 'waiting')
  if (personId !== undefined) query = query.where('personId', '=', personId)
  await query.execute()
}

export async function lockNotice(tx: Tx, noticeId: string): Promise<NoticeRow | null> {
  const row = await db(tx)
    .selectFrom('noticesNotices')
    .selectAll()
    .where('id', '=', noticeId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function settleNotice(
  tx: Tx,
  noticeId: string,
  state: 'delivered' | 'outside' | 'dropped',
): Promise<void> {
  await db(tx)
    .updateTable('noticesNotices')
    .set({ state, deliveredAt: state === 'dropped' ? null : tx.now })
    .where('id', '=', noticeId)
    .execute()
}

/** Whether this person was told of one of these things by a kind for calendars: it left, or is about to. */
export async function findTold(
  tx: Tx,
  personId: string,
  kind: string,
  aboutIds: readonly string[],
): Promise<boolean> {
  if (aboutIds.length === 0) return false
  const row = await db(tx)
    .selectFrom('noticesNotices')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('aboutId', 'in', aboutIds)
    .where('state', '=', 'outside')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listDelivered(
  tx: Tx,
  personId: string,
  page: { limit: number; before: { at: number; id: string } | null },
): Promise<NoticeRow[]> {
  let query = db(tx)
    .selectFrom('noticesNotices')
    .selectAll()
    .where('personId', '=', personId)
    .where('state', '=', 'delivered')
  const { before } = page
  if (before) {
    query = query.where((where) =>
      where.or([
        where('deliveredAt', '<', before.at),
        where.and([where('deliveredAt', '=', before.at), where('id', '>', before.id)]),
      ]),
    )
  }
  return query.orderBy('deliveredAt', 'desc').orderBy('id').limit(page.limit).execute()
}

export async function markRead(tx: Tx, personId: string, noticeId: string): Promise<NoticeRow | null> {
  const row = await db(tx)
    .updateTable('noticesNotices')
    .set((set) => ({ readAt: set.fn.coalesce('readAt', set.val(tx.now)) }))
    .where('id', '=', noticeId)
    .where('personId', '=', personId)
    .where('state', '=', 'delivered')
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** What this person chose by this channel for kinds of their own; what isn't there follows the channel's choice. */
export async function findChoices(tx: Tx, personId: string, channel: string): Promise<Map<string, Choice>> {
  const rows = await db(tx)
    .selectFrom('noticesChoices')
    .select(['kind', 'choice'])
    .where('personId', '=', personId)
    .where('channel', '=', channel)
    .execute()
  return new Map(rows.map(({ kind, choice }) => [kind, choice]))
}

/** @param choice null: as the channel's choice says again */
export async function saveChoice(
  tx: Tx,
  of: { readonly personId: string; readonly channel: string; readonly kind: string },
  choice: Choice | null,
): Promise<void> {
  if (choice === null) {
    await db(tx)
      .deleteFrom('noticesChoices')
      .where('personId', '=', of.personId)
      .where('channel', '=', of.channel)
      .where('kind', '=', of.kind)
      .execute()
    return
  }
  await db(tx)
    .insertInto('noticesChoices')
    .values({ ...of, choice, at: tx.now })
    .onConflict((conflict) =>
      conflict.columns(['personId', 'channel', 'kind']).doUpdateSet({ choice, at: tx.now }),
    )
    .execute()
}

/** What was told in the app since then and isn't read yet, oldest first. */
export async function listUnread(tx: Tx, personId: string, since: number): Promise<NoticeRow[]> {
  return db(tx)
    .selectFrom('noticesNotices')
    .selectAll()
    .where('personId', '=', personId)
    .where('state', '=', 'delivered')
    .where('readAt', 'is', null)
    .where('deliveredAt', '>=', since)
    .orderBy('deliveredAt')
    .limit(200)
    .execute()
}

export async function noticesOf(tx: Tx, personId: string): Promise<NoticeRow[]> {
  return db(tx)
    .selectFrom('noticesNotices')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('at')
    .execute()
}

export async function deleteNoticesOf(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('noticesNotices').where('personId', '=', personId).execute()
  await db(tx).deleteFrom('noticesChoices').where('personId', '=', personId).execute()
}

export function noticeOf(row: NoticeRow): Notice {
  return {
    id: row.id,
    personId: row.personId,
    kind: row.kind,
    about: { kind: row.aboutKind, id: row.aboutId },
    at: instant(row.at),
    ...(row.askId ? { askId: row.askId } : {}),
    ...(row.fromId ? { fromId: row.fromId } : {}),
  }
}
