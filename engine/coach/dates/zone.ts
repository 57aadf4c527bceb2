import { DAY, HOUR, type Instant, instant, MINUTE } from '#engine/time/instant.ts'

/** Wall-clock time without a zone, as UTC milliseconds of the same figures; a plain number so that adding days is exact. */
export type Local = number & { readonly __brand: 'Local' }

const FORMATS = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  FORMATS.set(zone, format)
  return format
}

/** Figures of a wall clock as a local time. Months count from 1. */
export function localOf(year: number, month: number, day: number, minutes = 0): Local {
  return (Date.UTC(year, month - 1, day) + minutes * MINUTE) as Local
}

/** No zone changes its offset but at a quarter of an hour, so one look-up holds for that long. */
const HOLDS = 15 * MINUTE
/** Look-ups kept before they are dropped together. */
const KEPT = 1000
const OFFSETS = new Map<string, Map<number, number>>()

function offsetAt(ms: number, zone: string): number {
  const known = OFFSETS.get(zone) ?? new Map<number, number>()
  OFFSETS.set(zone, known)
  const quarter = Math.floor(ms / HOLDS)
  const kept = known.get(quarter)
  if (kept !== undefined) return kept
  const found = lookedUp(quarter * HOLDS, zone) - quarter * HOLDS
  if (known.size >= KEPT) known.clear()
  known.set(quarter, found)
  return found
}

function lookedUp(ms: number, zone: string): number {
  const part = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(zone).formatToParts(ms)) {
    if (type in part) part[type as keyof typeof part] = Number(value)
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second)
}

/**
 * The wall clock of a zone at a moment.
 *
 * @throws RangeError for a zone that Intl doesn't know
 * @example toLocal(instant(0), 'Europe/Berlin')  // localOf(1970, 1, 1, 60)
 */
export function toLocal(at: Instant, zone: string): Local {
  return (at + offsetAt(at, zone)) as Local
}

/**
 * The moment of a wall-clock time in a zone. A time that the clock skips in spring is read with the offset before the
 * jump (so it lies after it); one that comes twice in autumn is the first.
 *
 * @throws RangeError for a zone that Intl doesn't know
 * @example toMoment(localOf(2026, 3, 29, 150), 'Europe/Berlin')  // 2026-03-29T01:30Z, shown as 03:30
 */
export function toMoment(local: Local, zone: string): Instant {
  const before = offsetAt(local - DAY, zone)
  const after = offsetAt(local + DAY, zone)
  const early = local - before
  if (before === after || toLocal(instant(early), zone) === local) return instant(early)
  const late = local - after
  return instant(toLocal(instant(late), zone) === local ? late : early)
}

/** Midnight at the start of that day. */
export function dayOf(local: Local): Local {
  return (Math.floor(local / DAY) * DAY) as Local
}

/** `days` later at the same wall-clock time. */
export function addDays(local: Local, days: number): Local {
  return (local + days * DAY) as Local
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(local: Local): number {
  return ((((Math.floor(local / DAY) + 3) % 7) + 7) % 7) + 1
}

/** Minutes since the midnight of its day. */
export function minutesOf(local: Local): number {
  return Math.floor((local - dayOf(local)) / MINUTE)
}

/** Year, month (from 1) and day of the month. */
export function dateOf(local: Local): { year: number; month: number; day: number } {
  const date = new Date(local)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The last day of a month (month 13 is January of the next year). */
export function lastOfMonth(year: number, month: number): Local {
  return Date.UTC(year, month, 0) as Local
}

/** `2026-05-22`, or `2026-05-22T12:00` where `minute` is set. */
export function writeLocal(local: Local, minute: boolean): string {
  return new Date(local).toISOString().slice(0, minute ? 16 : 10)
}

/** Whole hours and minutes as 'H:MM' in 24 hours, '07:05' for 425. */
export function writeClock(minutes: number): string {
  const hours = Math.floor((minutes * MINUTE) / HOUR)
  return `${String(hours % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
