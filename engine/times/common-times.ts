import { localDate } from '#engine/reach/wall-clock.ts'
import { DAY, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import { type FreeTest, freeTest, type Side } from './free.ts'

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
export const NOTICE_MINUTES = 15
const GRID = 15 * MINUTE
/** Between two proposals, so that one long meeting doesn't take both. */
const APART = 90 * MINUTE
/** Farther ahead than this, "when can we talk" is a plan and not help. */
const HORIZON = 14 * DAY

/**
 * Up to three times at which both can meet, soonest first, and spread: the second at least an hour and a half after the
 * first, the third on another day where the deadline leaves one. What is proposed is free on both sides for its whole
 * length and over by the deadline. Where neither weekday nor office hour is left for somebody who never set hours,
 * evenings and weekends count too.
 *
 * @param sides whose local date tells days apart is the first one's
 * @param wish.minutes 1 to 600
 * @returns none where there is no common time: then somebody proposes one
 * @cost up to 1,300 tests of each side, 30 ms in the worst case; 1 ms where the first day has room
 * @example commonTimes([asker, helper], { minutes: 20, from: now, until: thursdayNoon })
 *          // [today 14:30, today 16:00, Thursday 09:00]
 */
export function commonTimes(sides: readonly [Side, Side], wish: Wish): Instant[] {
  const strictly = pick(sides, wish, false)
  return strictly.length > 0 ? strictly : pick(sides, wish, true)
}

/**
 * Whether both can still meet then: asked again at the moment when somebody takes a time.
 *
 * @example suitsBoth([asker, helper], today1430, 20)  // false: one of the two has agreed to something else meanwhile
 */
export function suitsBoth(sides: readonly [Side, Side], at: Instant, minutes: number): boolean {
  const end = later(at, minutes * MINUTE)
  return sides.every((side) => freeTest(side, true)(at, end))
}

function pick(sides: readonly [Side, Side], wish: Wish, loosely: boolean): Instant[] {
  const tests = sides.map((side) => freeTest(side, loosely))
  const dayOf = (at: Instant) => localDate(at, sides[0].reach.zone)
  const picked: Instant[] = []
  let sameDay: Instant | null = null
  for (const at of freeStarts(tests, wish)) {
    const before = picked.at(-1)
    if (before !== undefined && at < before + APART) continue
    const isLast = picked.length === PROPOSED - 1
    if (before === undefined || !isLast || dayOf(at) !== dayOf(before)) picked.push(at)
    else sameDay ??= at
    if (picked.length === PROPOSED) return picked
  }
  return sameDay === null ? picked : [...picked, sameDay]
}

/** On the quarter of an hour, as people say times. Lazily: most searches end within two days. */
function* freeStarts(tests: readonly FreeTest[], wish: Wish): Generator<Instant> {
  const length = wish.minutes * MINUTE
  const first = Math.ceil((wish.from + NOTICE_MINUTES * MINUTE) / GRID) * GRID
  const last = Math.min(wish.until, wish.from + HORIZON) - length
  for (let at = first; at <= last; at += GRID) {
    const start = instant(at)
    if (tests.every((isFree) => isFree(start, later(start, length)))) yield start
  }
}
