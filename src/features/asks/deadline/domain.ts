import { analyse } from '#engine/coach/read.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { localTime, momentOf } from '#engine/time/zone.ts'

/** Working hours of a day, `['09:00', '17:00']`; null where a person is reachable at any hour. */
export type DayEnds = (weekday: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun') => string | null

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/**
 * The deadline of an ask that was sent without one: what its text says, else the end of the next working day.
 */
export function deadlineFor(text: string, zone: string, dayEnds: DayEnds, now: Instant): Instant {
  const at = analyse(text, { now, zone }).slots.deadline?.at ?? null
  if (at !== null && at > now && at < now + 400 * DAY) return at
  return endOfNextWorkingDay(zone, dayEnds, now)
}

/** Minutes of help that the text asks for; null where it doesn't say, or says more than a week. */
export function effortIn(text: string): number | null {
  const minutes = analyse(text, { now: instant(0), zone: 'UTC' }).slots.effort?.minutes
  return minutes === undefined || minutes < 1 || minutes > 10_080 ? null : Math.round(minutes)
}

function endOfNextWorkingDay(zone: string, dayEnds: DayEnds, now: Instant): Instant {
  const today = localTime(now, zone).slice(0, 10)
  for (let ahead = 1; ahead <= 14; ahead++) {
    const date = new Date(Date.parse(`${today}T00:00:00Z`) + ahead * DAY).toISOString().slice(0, 10)
    const end = dayEnds(weekdayOf(date))
    const at = end === null ? null : momentOf(`${date}T${end}`, zone)
    if (at !== null) return at
  }
  return instant(now + DAY)
}

function weekdayOf(date: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? 'mon'
}
