import { type Instant, MINUTE } from '#engine/time/instant.ts'
import type { Weekday, WorkingHours } from '../coaching.ts'
import { dayOf, type Local, toLocal, weekdayOf } from './zone.ts'

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
