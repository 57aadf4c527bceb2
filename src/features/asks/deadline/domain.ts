import { analyse } from '#engine/coach/read.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { localTime, momentOf } from '#engine/time/zone.ts'

/** Working hours of a day, `['09:00', '17:00']`; null where a person is reachable at any hour. */
export type DayEnds = (weekday: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun') => string | null

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const USUAL_END = '17:00'

/**
 * The deadline of an ask that was sent without one: what its text says, else the end of the next working day.
 * A day without a time means the end of that day's work.
 */
export function deadlineFor(text: string, zone: string, dayEnds: DayEnds, now: Instant): Instant {
  const found = analyse(text, { now, zone }).slots.deadline
  if (found?.local) {
    const at = momentOf(withTime(found.local, dayEnds), zone)
    if (at !== null && at > now && at < now + 400 * DAY) return at
  }
  return endOfNextWorkingDay(zone, dayEnds, now)
}

function withTime(local: string, dayEnds: DayEnds): string {
  if (local.includes('T')) return local
  return `${local}T${dayEnds(weekdayOf(local)) ?? USUAL_END}`
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
