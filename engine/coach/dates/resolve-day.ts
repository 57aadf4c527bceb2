import type { Cue } from '../languages/language.ts'
import { type Clock, worksOn } from './asker-clock.ts'
import type { Parts } from './moment.ts'
import { addDays, dateOf, dayOf, lastOfMonth, type Local, localOf, minutesOf, weekdayOf } from './zone.ts'

interface Day {
  readonly local: Local
  readonly precision: 'day' | 'week'
}

/** A date without a year that lies at most this many days back is a day of the past, not of next year. */
const PAST_DAYS = 120

/**
 * The day that words name. Undefined where they name none. It may lie in the past; the caller looks.
 *
 * Conventions: a week ends on Friday, 'next Wednesday' is the one of next week, a weekday written on that day is the
 * next one unless it comes with a time that is still to come.
 */
export function resolveDay(parts: Parts, clock: Clock, cue: Cue | undefined): Day | undefined {
  if (parts.date) return day(datedDay(parts.date, clock, cue))
  if (parts.day !== undefined) return day(addDays(clock.today, parts.day))
  if (parts.weekday !== undefined) return day(weekdayDay(parts, clock))
  if (parts.period) return periodDay(parts.period, clock, cue)
  if (parts.weekend) return day(weekendDay(parts.weekend, clock, cue))
  if (parts.feast) return day(feastDay(parts.feast, clock, cue))
  return parts.span ? spanDay(parts.span, clock) : undefined
}

function day(local: Local | undefined): Day | undefined {
  return local === undefined ? undefined : { local, precision: 'day' }
}

function datedDay(date: NonNullable<Parts['date']>, clock: Clock, cue: Cue | undefined): Local | undefined {
  const now = dateOf(clock.today)
  if (date.month === undefined) {
    const this_ = localOf(now.year, now.month, date.day)
    const fits = date.day <= dateOf(lastOfMonth(now.year, now.month)).day
    return fits && this_ >= clock.today ? this_ : localOf(now.year, now.month + 1, date.day)
  }
  const year = date.year ?? now.year
  if (date.day > dateOf(lastOfMonth(year, date.month)).day) return undefined
  const local = localOf(year, date.month, date.day)
  if (date.year !== undefined || local >= clock.today) return local
  const past = (clock.today - local) / 86_400_000 <= PAST_DAYS && cue !== 'by'
  return past ? local : localOf(year + 1, date.month, date.day)
}

function monday(local: Local): Local {
  return addDays(local, 1 - weekdayOf(local))
}

function weekdayDay(parts: Parts, clock: Clock): Local {
  const weekday = parts.weekday ?? 1
  const thisWeek = monday(clock.today)
  const week = parts.period?.unit === 'week' ? parts.period.which : undefined
  if (week)
    return addDays(
      thisWeek,
      weekday - 1 + (week === 'next' ? 7 : week === 'last' ? -7 : week === 'afterNext' ? 14 : 0),
    )
  const ahead = (weekday - weekdayOf(clock.today) + 7) % 7
  if (parts.which === 'last') return addDays(clock.today, ahead - 7)
  if (parts.which === 'next') return addDays(thisWeek, weekday - 1 + 7)
  if (parts.which === 'afterNext') return addDays(thisWeek, weekday - 1 + 14)
  if (ahead > 0 || parts.which === 'this') return addDays(clock.today, ahead)
  return addDays(clock.today, parts.clock && parts.clock.minutes > minutesOf(clock.local) ? 0 : 7)
}

function weekendDay(
  which: 'this' | 'next' | 'last' | 'afterNext',
  clock: Clock,
  cue: Cue | undefined,
): Local {
  const shift = which === 'next' ? 7 : which === 'last' ? -7 : which === 'afterNext' ? 14 : 0
  const sunday = addDays(monday(clock.today), 6 + shift)
  const limit = cue === 'before' || cue === 'by'
  const friday = addDays(sunday, -2)
  return limit && friday >= clock.today ? friday : sunday
}

function feastDay(feast: { month: number; day: number }, clock: Clock, cue: Cue | undefined): Local {
  const { year } = dateOf(clock.today)
  const this_ = localOf(year, feast.month, feast.day)
  const next = this_ >= clock.today ? this_ : localOf(year + 1, feast.month, feast.day)
  const eve = feast.day === 24 || feast.day === 31
  return cue === 'before' && !eve ? addDays(next, -1) : next
}

function spanDay(span: NonNullable<Parts['span']>, clock: Clock): Day | undefined {
  const amount = Math.ceil(span.amount)
  const { year, month, day: date } = dateOf(clock.today)
  switch (span.unit) {
    case 'day':
      return day(addDays(clock.today, amount))
    case 'workday':
      return day(workdaysAhead(clock, amount))
    case 'week':
      return day(addDays(clock.today, 7 * amount))
    case 'fortnight':
      return day(addDays(clock.today, 14 * amount))
    case 'month':
    case 'quarter': {
      const months = month + amount * (span.unit === 'quarter' ? 3 : 1)
      const last = dateOf(lastOfMonth(year, months)).day
      return day(localOf(year, months, Math.min(date, last)))
    }
    case 'year':
      return day(localOf(year + amount, month, date))
    default:
      return undefined
  }
}

function workdaysAhead(clock: Clock, amount: number): Local {
  let local = clock.today
  let left = Math.min(amount, 400)
  for (let i = 0; left > 0 && i < 3000; i++) {
    local = addDays(local, 1)
    if (worksOn(clock, local)) left--
  }
  return dayOf(local)
}

type Period = NonNullable<Parts['period']>

function periodDay(period: Period, clock: Clock, cue: Cue | undefined): Day | undefined {
  if (period.which === 'last') return undefined
  if (period.unit === 'week') return weekDay(period, clock, cue)
  const bounds = boundsOf(period, clock)
  if (!bounds) return undefined
  const days = (bounds.last - bounds.first) / 86_400_000
  if (cue === 'before' && !period.edge) return day(addDays(bounds.first, -1))
  if (period.edge === 'start') {
    return cue === 'before' ? day(addDays(bounds.first, -1)) : { local: bounds.first, precision: 'week' }
  }
  if (period.edge === 'mid') return { local: addDays(bounds.first, Math.round(days / 2)), precision: 'week' }
  return day(bounds.last)
}

function weekDay(period: Period, clock: Clock, cue: Cue | undefined): Day {
  const weeks = period.which === 'next' ? 1 : period.which === 'afterNext' ? 2 : 0
  const first = addDays(monday(clock.today), 7 * weeks)
  if (cue === 'before' && !period.edge) return day(addDays(first, -3)) ?? { local: first, precision: 'week' }
  const offset = period.edge === 'start' ? 1 : period.edge === 'mid' ? 2 : 4
  const local = addDays(first, offset)
  const over = local < clock.today && weeks === 0
  return { local: over ? addDays(first, 6) : local, precision: 'week' }
}

function yearMonth(year: number, month: number): { first: Local; last: Local } {
  return { first: localOf(year, month, 1), last: lastOfMonth(year, month) }
}

/** First and last day of a month, quarter or year. */
function boundsOf(period: Period, clock: Clock): { first: Local; last: Local } | undefined {
  const now = dateOf(clock.today)
  const step = period.which === 'next' ? 1 : period.which === 'afterNext' ? 2 : 0
  if (period.unit === 'month') {
    if (period.year !== undefined) return yearMonth(period.year, period.month ?? now.month)
    const month = period.month ?? now.month + step
    const year =
      period.month !== undefined && (month < now.month || (month === now.month && step > 0))
        ? now.year + 1
        : now.year
    return { first: localOf(year, month, 1), last: lastOfMonth(year, month) }
  }
  if (period.unit === 'quarter') {
    const current = Math.ceil(now.month / 3)
    const quarter = period.quarter ?? current + step
    const year = quarter < current ? now.year + 1 : now.year
    return { first: localOf(year, quarter * 3 - 2, 1), last: lastOfMonth(year, quarter * 3) }
  }
  if (period.unit !== 'year') return undefined
  return { first: localOf(now.year + step, 1, 1), last: localOf(now.year + step, 12, 31) }
}
