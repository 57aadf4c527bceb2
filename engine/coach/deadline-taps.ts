import type { TapAnswer } from './coaching.ts'
import { type Clock, closeOf, worksOn } from './dates/asker-clock.ts'
import { addDays, type Local, minutesOf, weekdayOf, writeClock } from './dates/zone.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** Minutes before the end of work that still leave somebody time to help. */
const ROOM = 60
const LEAST_AHEAD = 90

/**
 * Answers to 'by when', from the asker's own hours: an hour before work ends today if that is far enough off, noon and
 * the end of the next two working days. Their words are read back by the date reader.
 */
export function deadlineTaps(clock: Clock): TapAnswer[] {
  const taps: TapAnswer[] = []
  const today = Math.floor((closeOf(clock, clock.today) - ROOM) / 30) * 30
  if (worksOn(clock, clock.today) && today - minutesOf(clock.local) >= LEAST_AHEAD) {
    const time = writeClock(today)
    taps.push({ label: `today ${time}`, insert: `I need it by ${time} today.` })
  }
  const [next, after] = workdays(clock)
  if (next !== undefined) {
    const name = next === addDays(clock.today, 1) ? 'tomorrow' : (WEEKDAYS[weekdayOf(next) - 1] ?? '')
    taps.push({ label: `${name} noon`, insert: `I need it by ${name} noon.` })
  }
  if (after !== undefined) {
    const name = WEEKDAYS[weekdayOf(after) - 1] ?? ''
    taps.push({ label: name, insert: `I need it by ${name}.` })
  }
  return taps
}

function workdays(clock: Clock): Local[] {
  const days: Local[] = []
  for (let i = 1; i <= 7 && days.length < 2; i++) {
    const day = addDays(clock.today, i)
    if (worksOn(clock, day)) days.push(day)
  }
  return days
}
