import { type Instant, later, SECOND } from '#engine/time/instant.ts'

/**
 * A clock on the server's time. Running: `endsAt`; standing still: `leftMs`; without an end: neither.
 */
export interface Timer {
  readonly seconds: number | null
  readonly endsAt: Instant | null
  readonly leftMs: number | null
}

/**
 * A timer that begins now.
 *
 * @param seconds null: without an end
 * @example startTimer(60, instant(0))  // { seconds: 60, endsAt: 60000, leftMs: null }
 */
export function startTimer(seconds: number | null, now: Instant): Timer {
  return { seconds, endsAt: seconds === null ? null : later(now, seconds * SECOND), leftMs: null }
}

/** The timer standing still, with what is left of it; one that stands still already is as it is. */
export function pauseTimer(timer: Timer, now: Instant): Timer {
  if (timer.endsAt === null) return timer
  return { ...timer, endsAt: null, leftMs: Math.max(0, timer.endsAt - now) }
}

/** The timer going on with what was left of it: a pause costs no second. */
export function resumeTimer(timer: Timer, now: Instant): Timer {
  if (timer.leftMs === null) return timer
  return { ...timer, endsAt: later(now, timer.leftMs), leftMs: null }
}

/** More time: from its end, or from now where the end is past. Without an end nothing changes. */
export function extendTimer(timer: Timer, seconds: number, now: Instant): Timer {
  const more = seconds * SECOND
  const planned = timer.seconds === null ? null : timer.seconds + seconds
  if (timer.leftMs !== null) return { ...timer, seconds: planned, leftMs: timer.leftMs + more }
  if (timer.endsAt === null) return timer
  const end = timer.endsAt > now ? timer.endsAt : now
  return { ...timer, seconds: planned, endsAt: later(end, more) }
}

export function isOver(timer: Timer, now: Instant): boolean {
  return timer.endsAt !== null && timer.endsAt <= now
}
