import { type Instant, instant, MINUTE } from '#engine/time/instant.ts'
import type { Weekday, WorkingHours } from '../coaching.ts'
import { dayOf, type Local, localOf, toLocal, toMoment, weekdayOf } from './zone.ts'

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const USUAL: WorkingHours = {
  mon: ['09:00', '17:00'],
  tue: ['09:00', '17:00'],
  wed: ['09:00', '17:00'],
  thu: ['09:00', '17:00'],
  fri: ['09:00', '17:00'],
}

/** The asker's wall clock, zone and working days. */
export interface Clock {
  readonly now: Instant
  readonly local: Local
  readonly today: Local
  readonly zone: string
  readonly hours: WorkingHours
}

/**
 * The asker's clock.
 *
 * @throws RangeError for an unknown zone
 */
export function clockOf(now: Instant, zone: string, hours: WorkingHours = USUAL): Clock {
  const exact = toLocal(now, zone)
  const local = (Math.floor(exact / MINUTE) * MINUTE) as Local
  return { now, local, today: dayOf(local), zone, hours }
}

/** Minutes after midnight at which work ends on a day; 17:00 where that day has no hours. */
export function closeOf(clock: Clock, day: Local): number {
  const end = clock.hours[DAYS[weekdayOf(day) - 1] ?? 'mon']?.[1]
  const [hour = 17, minute = 0] = (end ?? '17:00').split(':').map(Number)
  return hour * 60 + minute
}

/** True where the person works on that day. */
export function worksOn(clock: Clock, day: Local): boolean {
  return clock.hours[DAYS[weekdayOf(day) - 1] ?? 'mon'] !== undefined
}

const LOCAL = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/

/**
 * A written now: an instant (`2026-05-19T11:05:00Z`, or with an offset) or a local time of the zone
 * (`2026-05-19T13:05`). Undefined where it is neither.
 *
 * @throws RangeError for an unknown zone
 */
export function zonedNow(text: string, zone: string): Instant | undefined {
  const local = LOCAL.exec(text)
  if (local) {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = local.slice(1).map(Number)
    return toMoment(localOf(year, month, day, hour * 60 + minute), zone)
  }
  const ms = /T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isFinite(ms) ? instant(ms) : undefined
}
