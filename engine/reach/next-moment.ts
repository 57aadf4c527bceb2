import { DAY, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import { localDate, nextChange, nextDate, wallTime } from './wall-clock.ts'
import {
  type ClockSpan,
  dailySpans,
  WEEK_MINUTES,
  type WeekHours,
  weekSpans,
  type WeekSpan,
  WHOLE_WEEK,
  without,
} from './week.ts'

/** From a moment on until another, which is outside of it. */
export interface Interval {
  readonly from: Instant
  readonly to: Instant
}

/** When one person may be reached at all, whatever the channel. */
export interface ReachTimes {
  /** working hours on the wall; null: reachable at any hour */
  readonly hours: WeekHours | null
  /** IANA name, such as Europe/Berlin */
  readonly zone: string
  /** each day; taken away from `hours` */
  readonly quietHours?: ClockSpan | null
  /** taken away from `hours` as well */
  readonly focusHours?: WeekHours | null
  /** dates as the person's wall shows them (`2026-12-25`) on which nothing comes: public holidays, days off */
  readonly holidays?: readonly string[] | null
  /** focus with an end, taken away as well */
  readonly focusBlocks?: readonly Interval[] | null
  /** taken by something else, such as a meeting in a calendar; taken away as well */
  readonly busy?: readonly Interval[] | null
  readonly pausedUntil: Instant | null
  /** out of it altogether: no moment is a good one */
  readonly optedOut: boolean
  /** what is urgent may reach this person outside their hours too, though never in a pause */
  readonly urgentAllowed: boolean
}

/** Farther than this lies no moment that a week of hours could give, a skipped day included. */
const HORIZON = 15 * DAY

/** Reading a week of texts costs ten times what the rest does, and one reach is asked many times in a plan. */
const spansOf = new WeakMap<ReachTimes, readonly WeekSpan[]>()

/**
 * The first moment, from `now` on, at which the person may be reached: their wall clock shows a time inside their
 * hours, outside quiet and focus hours, on no holiday, in no focus block or busy time, and no pause holds. `now`
 * itself where that is so now.
 *
 * What counts is what the clock on the wall shows. An hour that comes twice in autumn is inside both times or
 * neither; one that is skipped in spring can't be reached, and the next time that the clock does show is taken. A
 * night shift that runs into a holiday ends at its midnight.
 *
 * @param reach no hours mean any hour; hours without any span mean never
 * @param now the process clock
 * @param options.urgent the ask is urgent: breaks through all of it but a pause, where the person allows that
 * @returns the moment, or null where there is none: opted out, or hours that are never
 * @throws RangeError for a zone that Intl doesn't know or hours that aren't HH:MM: both are checked at the edge
 * @cost 2 to 10 µs, and 110 µs more where a change of the clock lies between
 * @example nextMoment({ hours: { mon: ['09:00', '17:00'] }, zone: 'UTC', … }, sunday)  // Monday 09:00 UTC
 */
export function nextMoment(
  reach: ReachTimes,
  now: Instant,
  options: { readonly urgent?: boolean } = {},
): Instant | null {
  if (reach.optedOut) return null
  const start = instant(Math.max(now, reach.pausedUntil ?? now))
  if (options.urgent && reach.urgentAllowed) return start
  return firstFree(reach, openSpans(reach), start)
}

/**
 * Whether the person may be reached at this very moment; see `nextMoment`.
 *
 * @example isReachable({ hours: null, zone: 'UTC', pausedUntil: null, … }, now)  // true
 */
export function isReachable(
  reach: ReachTimes,
  now: Instant,
  options: { readonly urgent?: boolean } = {},
): boolean {
  return nextMoment(reach, now, options) === now
}

/**
 * All the time between two moments in which the person may be reached, in order, apart from one another. What two
 * people share is where their windows overlap.
 *
 * @returns [] where there is none, or where `to` isn't after `from`
 * @cost 5 to 15 µs for each window
 * @example windowsBetween({ hours: { mon: ['09:00', '17:00'] }, zone: 'UTC', … }, sunday, tuesday)
 *          // [{ from: Monday 09:00, to: Monday 17:00 }]
 */
export function windowsBetween(
  reach: ReachTimes,
  from: Instant,
  to: Instant,
  options: { readonly urgent?: boolean } = {},
): Interval[] {
  const start = instant(Math.max(from, reach.pausedUntil ?? from))
  if (reach.optedOut || start >= to) return []
  if (options.urgent && reach.urgentAllowed) return [{ from: start, to }]
  const spans = openSpans(reach)
  const windows: Interval[] = []
  for (let at = firstFree(reach, spans, start); at !== null && at < to; ) {
    const end = firstHindered(reach, spans, { from: at, to })
    windows.push({ from: at, to: end })
    at = firstFree(reach, spans, end)
  }
  return windows
}

function openSpans(reach: ReachTimes): readonly WeekSpan[] {
  const known = spansOf.get(reach)
  if (known) return known
  const hours = reach.hours === null ? WHOLE_WEEK : weekSpans(reach.hours)
  const outsideQuiet = reach.quietHours ? without(hours, dailySpans(reach.quietHours)) : hours
  const spans = reach.focusHours ? without(outsideQuiet, weekSpans(reach.focusHours)) : outsideQuiet
  spansOf.set(reach, spans)
  return spans
}

/** Each turn ends one holiday, block or busy time, of which there are so many and no more. */
function firstFree(reach: ReachTimes, spans: readonly WeekSpan[], start: Instant): Instant | null {
  for (let at = start; ; ) {
    const open = firstInside(spans, at, reach.zone)
    if (open === null) return null
    const end = endOfHindrance(reach, open)
    if (end === null) return open
    at = end
  }
}

/** When the block, busy time or holiday ends that `at` lies in; null where it lies in none. */
function endOfHindrance(reach: ReachTimes, at: Instant): Instant | null {
  const ends = blocksOf(reach).flatMap(({ from, to }) => (from <= at && at < to ? [to] : []))
  if (ends.length > 0) return instant(Math.max(...ends))
  if (!reach.holidays?.length) return null
  return reach.holidays.includes(localDate(at, reach.zone)) ? nextDate(at, reach.zone) : null
}

/** The end of the window that begins at `window.from`, at most `window.to`. */
function firstHindered(reach: ReachTimes, spans: readonly WeekSpan[], window: Interval): Instant {
  const closing = coversWeek(spans) ? null : firstInside(without(WHOLE_WEEK, spans), window.from, reach.zone)
  const starts = blocksOf(reach).flatMap(({ from, to }) => (from > window.from && from < to ? [from] : []))
  const end = instant(Math.min(window.to, closing ?? window.to, ...starts))
  if (!reach.holidays?.length) return end
  for (let date = nextDate(window.from, reach.zone); date < end; date = nextDate(date, reach.zone)) {
    if (reach.holidays.includes(localDate(date, reach.zone))) return date
  }
  return end
}

function blocksOf(reach: ReachTimes): readonly Interval[] {
  return [...(reach.focusBlocks ?? []), ...(reach.busy ?? [])]
}

function coversWeek(spans: readonly WeekSpan[]): boolean {
  const first = spans[0]
  return first !== undefined && first.from === 0 && first.to === WEEK_MINUTES
}

/** Between two changes of the clock wall and world run alike, so the wait is a subtraction; at each change anew. */
function firstInside(spans: readonly WeekSpan[], start: Instant, zone: string): Instant | null {
  if (coversWeek(spans)) return start
  if (spans.length === 0) return null
  const horizon = later(start, HORIZON)
  for (let at = start; at < horizon; ) {
    const found = later(at, waitOnTheWall(spans, wallTime(at, zone)))
    const change = nextChange(at, found, zone)
    if (change === null) return found
    at = change
  }
  return null
}

/** Milliseconds until the next span opens, were the clock never changed; 0 inside a span. */
function waitOnTheWall(spans: readonly WeekSpan[], wall: number): number {
  const place = sinceMonday(wall)
  const next = spans.find((span) => place < span.to * MINUTE)
  if (next) return Math.max(0, next.from * MINUTE - place)
  return ((spans[0]?.from ?? 0) + WEEK_MINUTES) * MINUTE - place
}

/** 1970-01-01 was a Thursday: three days after its week's Monday. */
function sinceMonday(wall: number): number {
  const week = WEEK_MINUTES * MINUTE
  return (((wall + 3 * DAY) % week) + week) % week
}
