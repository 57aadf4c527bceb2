import { analyse } from '#engine/coach/read.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { localTime, momentOf } from '#engine/time/zone.ts'

/** Working hours of a day, `['09:00', '17:00']`; null where a person is reachable at any hour. */
export type DayEnds = (weekday: 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun') => string | null

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** What an ask says of itself where its fields don't; null where it says nothing that can be meant. */
export interface Said {
  /** minutes of help, up to a week */
  readonly effortMinutes: number | null
  /** a moment that is still to come, within a year and a little */
  readonly needBy: Instant | null
}

export function saidIn(text: string, zone: string, now: Instant): Said {
  const { effort, deadline } = analyse(text, { now, zone }).slots
  const minutes = effort?.minutes ?? 0
  const at = deadline?.at ?? null
  return {
    effortMinutes: minutes < 1 || minutes > 10_080 ? null : Math.round(minutes),
    needBy: at !== null && at > now && at < now + 400 * DAY ? at : null,
  }
}

/** By when help is needed where neither the asker nor the text says so. */
export function endOfNextWorkingDay(zone: string, dayEnds: DayEnds, now: Instant): Instant {
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
