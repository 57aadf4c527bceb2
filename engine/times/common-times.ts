import { type Interval, type ReachTimes, windowsBetween } from '#engine/reach/next-moment.ts'
import { localDate } from '#engine/reach/wall-clock.ts'
import type { WeekHours } from '#engine/reach/week.ts'
import { DAY, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'

/** When the two who want to meet can be reached, what they agreed to already in `busy`. */
export type Sides = readonly [ReachTimes, ReachTimes]

/** What two people look for: so many minutes, between these moments. */
export interface Wish {
  readonly minutes: number
  /** nothing is proposed that begins before; usually now */
  readonly from: Instant
  /** the meeting has ended by then */
  readonly until: Instant
}

/** How many times are proposed; more is a calendar, fewer is no choice. */
export const PROPOSED = 3

/** Nobody should have to run: a meeting begins a quarter of an hour from now at the earliest. */
const NOTICE = 15 * MINUTE
const GRID = 15 * MINUTE
/** Between two proposals, so that one long meeting doesn't take both. */
const APART = 90 * MINUTE
/** Farther ahead than this, "when can we talk" is a plan and not help. */
const HORIZON = 14 * DAY

/** Somebody who never set hours is asked to meet by day on weekdays: 'any hour' is about messages. */
const BY_DAY: WeekHours = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, ['09:00', '17:00']]),
)
/** Where no weekday is left before the deadline, any day will do, but not at night. */
const ANY_DAY: WeekHours = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day) => [day, ['08:00', '21:00']]),
)

/**
 * Up to three times at which both can meet, soonest first, and spread: at least an hour and a half apart, the third on
 * another day where the deadline leaves one. What is proposed is free on both sides for its whole length and over by
 * the deadline. Hours that were never set mean nine to five on weekdays; where that leaves nothing, evenings and
 * weekends count too. Hours that were set are never stretched.
 *
 * @param sides whose local date tells days apart is the first one's; who has opted out of being asked can still meet
 * @param wish.minutes 1 to 600
 * @returns none where there is no common time: then somebody proposes one
 * @throws RangeError for a zone that Intl doesn't know or hours that aren't HH:MM: both are checked at the edge
 * @cost under 1 ms
 * @example commonTimes([asker, helper], { minutes: 20, from: now, until: thursdayNoon })
 *          // [today 14:30, today 16:00, Thursday 09:00]
 */
export function commonTimes(sides: Sides, wish: Wish): Instant[] {
  const strictly = pick(sides, wish, BY_DAY)
  return strictly.length > 0 ? strictly : pick(sides, wish, ANY_DAY)
}

/**
 * Whether both can meet then, throughout: asked again at the moment when somebody takes a time.
 *
 * @example suitsBoth([asker, helper], today1430, 20)  // false: one of the two has agreed to something else meanwhile
 */
export function suitsBoth(sides: Sides, at: Instant, minutes: number): boolean {
  const end = later(at, minutes * MINUTE)
  return sides.every((reach) => {
    const [open] = windowsOf(reach, { from: at, to: end }, ANY_DAY)
    return open?.from === at && open.to === end
  })
}

function pick(sides: Sides, wish: Wish, unset: WeekHours): Instant[] {
  const length = wish.minutes * MINUTE
  const search = { from: later(wish.from, NOTICE), to: instant(Math.min(wish.until, wish.from + HORIZON)) }
  const [mine, theirs] = sides.map((reach) => windowsOf(reach, search, unset))
  const dayOf = (at: Instant) => localDate(at, sides[0].zone)
  const picked: Instant[] = []
  let sameDay: Instant | null = null
  for (const at of startsIn(shared(mine ?? [], theirs ?? []), length)) {
    const before = picked.at(-1)
    if (before !== undefined && at < before + APART) continue
    const isLast = picked.length === PROPOSED - 1
    if (before === undefined || !isLast || dayOf(at) !== dayOf(before)) picked.push(at)
    else sameDay ??= at
    if (picked.length === PROPOSED) return picked
  }
  return sameDay === null ? picked : [...picked, sameDay]
}

function windowsOf(reach: ReachTimes, within: Interval, unset: WeekHours): Interval[] {
  return windowsBetween({ ...reach, hours: reach.hours ?? unset, optedOut: false }, within.from, within.to)
}

/** What two lists of windows have in common, both in order and without overlap. */
function shared(ours: readonly Interval[], theirs: readonly Interval[]): Interval[] {
  return ours.flatMap((one) =>
    theirs.flatMap((other) => {
      const both = {
        from: instant(Math.max(one.from, other.from)),
        to: instant(Math.min(one.to, other.to)),
      }
      return both.from < both.to ? [both] : []
    }),
  )
}

/** On the quarter of an hour, as people say times. */
function* startsIn(windows: readonly Interval[], length: number): Generator<Instant> {
  for (const { from, to } of windows) {
    for (let at = Math.ceil(from / GRID) * GRID; at + length <= to; at += GRID) yield instant(at)
  }
}
