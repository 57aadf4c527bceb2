import type { Interval } from '#engine/reach/next-moment.ts'
import { type Instant, instant, MINUTE } from '#engine/time/instant.ts'

/** Times are on five minutes, so that a plan that is made a minute later is the same plan. */
const STEP = 5 * MINUTE

/**
 * The moments at which somebody may be asked: evenly through the time in which anybody is reachable, on five minutes,
 * the first of it included. Nights and weekends of all take no place.
 *
 * @param windows of all helpers, in any order; [] gives []
 * @param most how many moments at most, 1 or more
 * @example slotsIn([{ from: nine, to: eleven }], 4)  // 09:00, 09:30, 10:00, 10:30
 */
export function slotsIn(windows: readonly Interval[], most: number): Instant[] {
  const open = joinedWindows(windows)
  const total = open.reduce((sum, { from, to }) => sum + to - from, 0)
  const slots: Instant[] = []
  for (let place = 0; place < most; place++) {
    const at = momentAfter(open, (total * place) / most)
    const slot = at === null || place === 0 ? at : within(open, instant(Math.ceil(at / STEP) * STEP))
    if (slot !== null && slot > (slots.at(-1) ?? Number.NEGATIVE_INFINITY)) slots.push(slot)
  }
  return slots
}

/**
 * How much of the windows lies before `at`, in milliseconds.
 *
 * @example openBefore([{ from: nine, to: eleven }], ten)  // one hour
 */
export function openBefore(windows: readonly Interval[], at: Instant): number {
  return windows.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, at) - from), 0)
}

/**
 * The first moment of the windows from `at` on; null where none is left.
 *
 * @example firstOpen([{ from: nine, to: eleven }], eight)  // nine
 */
export function firstOpen(windows: readonly Interval[], at: Instant): Instant | null {
  const window = windows.find(({ to }) => to > at)
  return window ? instant(Math.max(window.from, at)) : null
}

function joinedWindows(windows: readonly Interval[]): Interval[] {
  const joined: Interval[] = []
  for (const window of windows.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && window.from <= last.to) {
      joined.splice(-1, 1, { from: last.from, to: instant(Math.max(last.to, window.to)) })
    } else joined.push(window)
  }
  return joined
}

function momentAfter(open: readonly Interval[], ms: number): Instant | null {
  let left = ms
  for (const { from, to } of open) {
    if (left < to - from) return instant(Math.round(from + left))
    left -= to - from
  }
  return null
}

/** Rounding up may lead out of a window: then the next one's beginning is meant. */
function within(open: readonly Interval[], at: Instant): Instant | null {
  return firstOpen(open, at)
}
