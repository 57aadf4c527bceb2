import { DAY, type Instant, MINUTE } from '#engine/time/instant.ts'
import type { Clock } from './asker-clock.ts'
import type { Resolved } from './resolve.ts'
import { dateOf, dayOf, minutesOf, toLocal, weekdayOf, writeClock } from './zone.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['Jan', 'Feb', 'March', 'April', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/**
 * What was understood, so that a wrong reading is seen at once: 'Thursday 12:00, in 2 days'.
 *
 * Days within a week go by their name, later ones with their date; a part or a week says so.
 */
export function echoOf(resolved: Resolved, clock: Clock): string {
  const day = dayOf(resolved.local)
  const days = Math.round((day - clock.today) / DAY)
  const { month, day: date } = dateOf(day)
  const name = WEEKDAYS[weekdayOf(day) - 1] ?? ''
  const long = days > 6 ? `${name} ${date} ${MONTHS[month - 1] ?? ''}` : name
  const time = timeOf(resolved, clock)
  return `${long}${time}, ${distance(days, resolved.at, clock)}`
}

function timeOf(resolved: Resolved, clock: Clock): string {
  if (resolved.precision === 'minute') return ` ${writeClock(minutesOf(resolved.local))}`
  if (resolved.precision === 'part')
    return ` until ${writeClock(minutesOf(toLocal(resolved.at, clock.zone)))}`
  return ''
}

function distance(days: number, at: Instant, clock: Clock): string {
  if (days === 1) return 'tomorrow'
  if (days > 1) return `in ${days} days`
  const minutes = Math.round((at - clock.now) / MINUTE)
  if (minutes < 1) return 'now'
  if (minutes < 90) return `in ${minutes} min`
  return minutes < 1440 ? `in ${Math.round(minutes / 60)} hours` : 'today'
}
