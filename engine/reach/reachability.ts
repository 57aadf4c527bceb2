import type { Instant } from '#engine/time/instant.ts'
import { localDate, nextDate } from './wall-clock.ts'

/** How soon somebody can be reached, in the words of a day; never why not sooner. */
export type Reachability = 'now' | 'laterToday' | 'tomorrow' | 'later' | 'never'

/**
 * How soon a next moment is, as the one who reads it counts days.
 *
 * @param moment what `nextMoment` gave; null: never
 * @param zone of the one who reads it: their today and tomorrow
 * @cost about 0.5 µs
 * @example reachability(tomorrowMorning, now, 'Europe/Berlin')  // 'tomorrow'
 */
export function reachability(moment: Instant | null, now: Instant, zone: string): Reachability {
  if (moment === null) return 'never'
  if (moment <= now) return 'now'
  const tomorrow = nextDate(now, zone)
  if (moment < tomorrow) return 'laterToday'
  return localDate(moment, zone) === localDate(tomorrow, zone) ? 'tomorrow' : 'later'
}
