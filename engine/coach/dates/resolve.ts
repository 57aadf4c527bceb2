import { type Instant, instant, MINUTE } from '#engine/time/instant.ts'
import type { Precision } from '../coaching.ts'
import type { Part } from '../languages/language.ts'
import type { Moment, Parts } from './moment.ts'
import { type Clock, closeOf } from './asker-clock.ts'
import { resolveDay } from './resolve-day.ts'
import { addDays, type Local, minutesOf, toLocal, toMoment } from './zone.ts'

const PART_END: Readonly<Record<Part, number>> = {
  morning: 720,
  lunch: 720,
  afternoon: 1020,
  evening: 1260,
  night: 1439,
}

export interface Resolved {
  readonly local: Local
  readonly precision: Exclude<Precision, 'vague'>
  /** the last moment that counts */
  readonly at: Instant
}

/**
 * The moment that words name, seen from the asker's now. Undefined where it lies in the past, or names none ('asap').
 */
export function resolve(moment: Moment, clock: Clock): Resolved | undefined {
  const { parts } = moment
  if (parts.vague) return undefined
  if (parts.now) return { local: clock.local, precision: 'minute', at: clock.now }
  if (parts.span && (parts.span.unit === 'minute' || parts.span.unit === 'hour'))
    return soon(parts.span, clock)
  const cue = moment.cue ?? moment.limit
  const day = resolveDay(parts, clock, cue) ?? dayOfTime(parts, clock)
  if (day === undefined || day.local < clock.today) return undefined
  const resolved = withTime(parts, day, clock)
  return resolved && resolved.local >= (resolved.precision === 'minute' ? clock.local : clock.today)
    ? resolved
    : undefined
}

function soon(span: NonNullable<Parts['span']>, clock: Clock): Resolved {
  const ms = Math.round(span.amount * (span.unit === 'hour' ? 60 : 1)) * MINUTE
  const at = instant(Math.floor(clock.now / MINUTE) * MINUTE + ms)
  return { local: toLocal(at, clock.zone), precision: 'minute', at }
}

interface Day {
  readonly local: Local
  readonly precision: 'day' | 'week'
}

/** A time without a day is the next such time. */
function dayOfTime(parts: Parts, clock: Clock): Day | undefined {
  const minutes = parts.clock
    ? hourMeant(parts, true, clock)
    : parts.close
      ? closeOf(clock, clock.today)
      : undefined
  if (minutes !== undefined) {
    const today = minutes > minutesOf(clock.local)
    return { local: today ? clock.today : addDays(clock.today, 1), precision: 'day' }
  }
  if (!parts.part) return undefined
  const over = PART_END[parts.part] <= minutesOf(clock.local)
  return { local: over ? addDays(clock.today, 1) : clock.today, precision: 'day' }
}

function withTime(parts: Parts, day: Day, clock: Clock): Resolved | undefined {
  if (parts.clock) return atMinute(day.local, hourMeant(parts, day.local === clock.today, clock), clock)
  if (parts.close) return atMinute(day.local, closeOf(clock, day.local), clock)
  if (parts.part) {
    if (day.local === clock.today && PART_END[parts.part] <= minutesOf(clock.local)) return undefined
    return { local: day.local, precision: 'part', at: momentOn(day.local, PART_END[parts.part], clock) }
  }
  const end = momentOn(day.local, closeOf(clock, day.local), clock)
  const late = end > clock.now ? end : momentOn(day.local, 1439, clock)
  return { local: day.local, precision: day.precision, at: late }
}

function momentOn(day: Local, minutes: number, clock: Clock): Instant {
  return toMoment((day + minutes * MINUTE) as Local, clock.zone)
}

function atMinute(day: Local, minutes: number, clock: Clock): Resolved {
  const local = (day + minutes * MINUTE) as Local
  return { local, precision: 'minute', at: toMoment(local, clock.zone) }
}

/** '4' is in the afternoon; '9' today is in the evening where the morning is over; the part of the day decides if named. */
function hourMeant(parts: Parts, today: boolean, clock: Clock): number {
  const { minutes, loose } = parts.clock ?? { minutes: 0, loose: false }
  if (!loose || minutes >= 780) return minutes
  if (parts.part === 'morning') return minutes
  if (parts.part === 'afternoon' || parts.part === 'evening' || parts.part === 'night')
    return (minutes % 720) + 720
  const early = minutes < 420 ? minutes + 720 : minutes
  return today && early <= minutesOf(clock.local) && early < 720 && parts.day === 0 ? early + 720 : early
}
