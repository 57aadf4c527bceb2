import { type Selectable, sql } from 'kysely'
import type { Interval } from '#engine/reach/next-moment.ts'
import { type Instant, instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'

type CalendarTables = {
  calendarsCalendars: {
    id: string
    personId: string
    kind: 'feed' | 'caldav'
    host: string
    writes: boolean
    at: number
    tag: string
    readAt: number | null
    trouble: string | null
    says: string | null
    troubleAt: number | null
    failures: number
    nextAt: number
  }
  calendarsBusy: { calendarId: string; startsAt: number; endsAt: number }
}

export type CalendarRow = Selectable<CalendarTables['calendarsCalendars']>
export type Reader = Pick<Tx, 'db'>

/** Rows in one statement: below PostgreSQL's 65,535 parameters with room to spare. */
const BATCH = 1_000

const db = (reader: Reader) => reader.db.withTables<CalendarTables>()

export async function insertCalendar(
  tx: Tx,
  calendar: Pick<CalendarRow, 'personId' | 'kind' | 'host' | 'writes'>,
): Promise<CalendarRow> {
  return db(tx)
    .insertInto('calendarsCalendars')
    .values({
      ...calendar,
      id: newId(),
      at: tx.now,
      tag: '',
      readAt: null,
      trouble: null,
      says: null,
      troubleAt: null,
      failures: 0,
      nextAt: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function findCalendar(tx: Tx, id: string): Promise<CalendarRow | null> {
  const row = await db(tx)
    .selectFrom('calendarsCalendars')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Held until the transaction ends, so that two readings end one after the other. */
export async function lockCalendar(tx: Tx, id: string): Promise<CalendarRow | null> {
  const row = await db(tx)
    .selectFrom('calendarsCalendars')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Has two connections of one person come one after the other. */
export async function lockCalendarsOf(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendars:${personId}`}, 0))`.execute(tx.db)
}

export async function calendarsOf(tx: Tx, personId: string): Promise<CalendarRow[]> {
  return db(tx)
    .selectFrom('calendarsCalendars')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function saveReading(
  tx: Tx,
  id: string,
  reading: Partial<
    Pick<CalendarRow, 'tag' | 'readAt' | 'trouble' | 'says' | 'troubleAt' | 'failures' | 'nextAt'>
  >,
): Promise<void> {
  await db(tx).updateTable('calendarsCalendars').set(reading).where('id', '=', id).execute()
}

export async function replaceBusy(tx: Tx, calendarId: string, busy: readonly Interval[]): Promise<void> {
  await db(tx).deleteFrom('calendarsBusy').where('calendarId', '=', calendarId).execute()
  for (let from = 0; from < busy.length; from += BATCH) {
    const rows = busy
      .slice(from, from + BATCH)
      .map((one) => ({ calendarId, startsAt: one.from, endsAt: one.to }))
    await db(tx).insertInto('calendarsBusy').values(rows).execute()
  }
}

export async function countBusy(tx: Tx, personId: string, now: Instant): Promise<Map<string, number>> {
  const rows = await db(tx)
    .selectFrom('calendarsBusy')
    .innerJoin('calendarsCalendars', 'calendarsCalendars.id', 'calendarsBusy.calendarId')
    .select((select) => ['calendarId', select.fn.countAll<number>().as('count')])
    .where('personId', '=', personId)
    .where('endsAt', '>', now)
    .groupBy('calendarId')
    .execute()
  return new Map(rows.map(({ calendarId, count }) => [calendarId, Number(count)]))
}

export async function loadBusy(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, Interval[]>> {
  const busy = new Map<string, Interval[]>()
  if (personIds.length === 0) return busy
  const rows = await db(reader)
    .selectFrom('calendarsBusy')
    .innerJoin('calendarsCalendars', 'calendarsCalendars.id', 'calendarsBusy.calendarId')
    .select(['personId', 'startsAt', 'endsAt'])
    .where(sql<boolean>`person_id = any(${[...new Set(personIds)]})`)
    .orderBy('startsAt')
    .execute()
  for (const { personId, startsAt, endsAt } of rows) {
    const stretch = { from: instant(startsAt), to: instant(endsAt) }
    const known = busy.get(personId)
    if (known) known.push(stretch)
    else busy.set(personId, [stretch])
  }
  return busy
}

/** @returns whether there was one of this person's */
export async function deleteCalendar(tx: Tx, personId: string, id: string): Promise<boolean> {
  const gone = await db(tx)
    .deleteFrom('calendarsCalendars')
    .where('id', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export async function deleteCalendarsOf(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('calendarsCalendars').where('personId', '=', personId).execute()
}
