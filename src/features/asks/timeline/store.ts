import { type Generated, type Selectable, sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'

type TimelineTables = {
  askTimeline: {
    id: string
    askId: string
    at: number
    place: Generated<number>
    kind: string
    personId: string | null
    otherId: string | null
    words: string | null
    seenBy: TimelineSight
    simulated: boolean
  }
}

export type TimelineSight = 'audience' | 'parties' | 'asker'
export type TimelineRow = Selectable<TimelineTables['askTimeline']>

/** One line of what has happened to an ask, and who may read it. */
export interface TimelineEntry {
  readonly askId: string
  readonly kind: string
  readonly personId?: string
  readonly otherId?: string
  readonly words?: string
  readonly seenBy: TimelineSight
  readonly simulated: boolean
}

const db = (tx: Tx) => tx.db.withTables<TimelineTables>()

/** Lines of one transaction share its moment; `place` keeps them in the order in which they were written. */
export async function addToTimeline(tx: Tx, entry: TimelineEntry): Promise<TimelineRow> {
  return db(tx)
    .insertInto('askTimeline')
    .values((values) => ({
      id: newId(),
      askId: entry.askId,
      at: tx.now,
      place: values
        .selectFrom('askTimeline as before')
        .where('before.askId', '=', entry.askId)
        .select((select) => sql<number>`coalesce(${select.fn.max('before.place')}, 0) + 1`.as('place')),
      kind: entry.kind,
      personId: entry.personId ?? null,
      otherId: entry.otherId ?? null,
      words: entry.words ?? null,
      seenBy: entry.seenBy,
      simulated: entry.simulated,
    }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A cursor may name any number; the column holds none beyond this. */
const LAST_PLACE = 2 ** 31 - 1

/** @param readBy what their standing lets them read; their own notes they read whatever it is */
export async function listTimeline(
  tx: Tx,
  askId: string,
  readBy: { readonly sight: readonly TimelineSight[]; readonly personId: string },
  page: { limit: number; after: number },
): Promise<TimelineRow[]> {
  return db(tx)
    .selectFrom('askTimeline')
    .selectAll()
    .where('askId', '=', askId)
    .where((where) =>
      where.or([
        where('seenBy', 'in', [...readBy.sight]),
        where.and([where('kind', '=', 'note'), where('personId', '=', readBy.personId)]),
      ]),
    )
    .where('place', '>', Math.max(-1, Math.min(page.after, LAST_PLACE)))
    .orderBy('place')
    .limit(page.limit)
    .execute()
}

export async function findLine(tx: Tx, id: string): Promise<TimelineRow | null> {
  const row = await db(tx).selectFrom('askTimeline').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export async function timelineOf(tx: Tx, personId: string): Promise<TimelineRow[]> {
  return db(tx).selectFrom('askTimeline').selectAll().where('personId', '=', personId).orderBy('at').execute()
}

/** A line that was a slip of seconds: its newest is as if it had never been written. */
export async function removeFromTimeline(
  tx: Tx,
  line: { readonly askId: string; readonly kind: string; readonly personId: string },
): Promise<void> {
  const newest = db(tx)
    .selectFrom('askTimeline')
    .select('id')
    .where('askId', '=', line.askId)
    .where('kind', '=', line.kind)
    .where('personId', '=', line.personId)
    .orderBy('place', 'desc')
    .limit(1)
  await db(tx).deleteFrom('askTimeline').where('id', 'in', newest).execute()
}

/** What an erased person wrote is gone; that something happened stays. */
export async function forgetWords(tx: Tx, personId: string): Promise<void> {
  await db(tx).updateTable('askTimeline').set({ words: null }).where('personId', '=', personId).execute()
}
