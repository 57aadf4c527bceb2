import { type Selectable, sql } from 'kysely'
import { instant } from '#engine/time/instant.ts'
import type { ClockSpan } from '#engine/reach/week.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { DayHours, MailChoice, Reach } from './schema.ts'

type ReachTables = {
  reachSettings: {
    personId: string
    hours: unknown
    quietHours: unknown
    focusHours: unknown
    weeklyLimit: number
    pausedUntil: number | null
    optedOut: boolean
    urgentAllowed: boolean
    mail: MailChoice
    version: number
    holidayCountry: string | null
    holidayRegion: string | null
    publicHolidays: unknown
    daysOff: unknown
    focusUntil: number | null
    dailyLimit: number | null
    topicsOff: unknown
  }
}

export type Reader = Pick<Tx, 'db'>

/** What is stored; the zone stands with the person, and the last three follow from the rest. */
export type Settings = Omit<Reach, 'zone' | 'holidays' | 'focusBlocks' | 'busy'>

/** Rows in one statement: below PostgreSQL's 65,535 parameters with room to spare. */
const BATCH = 1_000

const db = (reader: Reader) => reader.db.withTables<ReachTables>()

export async function findSettings(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, Settings>> {
  if (personIds.length === 0) return new Map()
  const rows = await db(reader)
    .selectFrom('reachSettings')
    .selectAll()
    .where(sql<boolean>`person_id = any(${[...new Set(personIds)]})`)
    .execute()
  return new Map(rows.map((row) => [row.personId, settingsOf(row)]))
}

function settingsOf(row: Selectable<ReachTables['reachSettings']>): Settings {
  const { holidayCountry, holidayRegion, ...rest } = row
  return {
    ...rest,
    hours: row.hours as DayHours | null,
    quietHours: row.quietHours as ClockSpan | null,
    focusHours: row.focusHours as DayHours | null,
    pausedUntil: row.pausedUntil === null ? null : instant(row.pausedUntil),
    holidayPlace: holidayCountry === null ? null : { place: holidayCountry, region: holidayRegion },
    publicHolidays: row.publicHolidays as string[],
    daysOff: row.daysOff as string[],
    focusUntil: row.focusUntil === null ? null : instant(row.focusUntil),
    topicsOff: row.topicsOff as string[],
  }
}

/** Who can't be asked at all, whenever it may be. */
export async function findNeverAsked(reader: Reader): Promise<string[]> {
  const rows = await db(reader)
    .selectFrom('reachSettings')
    .select('personId')
    .where((where) => where.or([where('optedOut', '=', true), where('weeklyLimit', '<=', 0)]))
    .execute()
  return rows.map((row) => row.personId)
}

/** Has two changes of one person's reach come one after the other, also where there is no row to lock yet. */
export async function lockSettings(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reach:${personId}`}, 0))`.execute(tx.db)
}

export async function saveSettings(tx: Tx, all: readonly Settings[]): Promise<void> {
  for (let from = 0; from < all.length; from += BATCH) {
    const rows = all.slice(from, from + BATCH).map((settings) => ({
      personId: settings.personId,
      weeklyLimit: settings.weeklyLimit,
      pausedUntil: settings.pausedUntil,
      optedOut: settings.optedOut,
      urgentAllowed: settings.urgentAllowed,
      mail: settings.mail,
      version: settings.version,
      hours: jsonOrNull(settings.hours),
      quietHours: jsonOrNull(settings.quietHours),
      focusHours: jsonOrNull(settings.focusHours),
      holidayCountry: settings.holidayPlace?.place ?? null,
      holidayRegion: settings.holidayPlace?.region ?? null,
      publicHolidays: json(settings.publicHolidays),
      daysOff: json(settings.daysOff),
      focusUntil: settings.focusUntil,
      dailyLimit: settings.dailyLimit,
      topicsOff: json(settings.topicsOff),
    }))
    await db(tx)
      .insertInto('reachSettings')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('personId').doUpdateSet((row) => ({
          hours: row.ref('excluded.hours'),
          quietHours: row.ref('excluded.quietHours'),
          focusHours: row.ref('excluded.focusHours'),
          weeklyLimit: row.ref('excluded.weeklyLimit'),
          pausedUntil: row.ref('excluded.pausedUntil'),
          optedOut: row.ref('excluded.optedOut'),
          urgentAllowed: row.ref('excluded.urgentAllowed'),
          mail: row.ref('excluded.mail'),
          version: row.ref('excluded.version'),
          holidayCountry: row.ref('excluded.holidayCountry'),
          holidayRegion: row.ref('excluded.holidayRegion'),
          publicHolidays: row.ref('excluded.publicHolidays'),
          daysOff: row.ref('excluded.daysOff'),
          focusUntil: row.ref('excluded.focusUntil'),
          dailyLimit: row.ref('excluded.dailyLimit'),
          topicsOff: row.ref('excluded.topicsOff'),
        })),
      )
      .execute()
  }
}

export async function removeSettings(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('reachSettings').where('personId', '=', personId).execute()
}

function jsonOrNull(value: unknown) {
  return value === null ? null : json(value)
}
