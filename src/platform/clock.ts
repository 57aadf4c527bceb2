import { type Instant, instant } from '#engine/time/instant.ts'

/**
 * Two times run in one process. Decisions (is it due, did the deadline pass) use `now`, which `askwell demo`
 * lets run faster than the wall; sessions, tokens and rate limits keep to `wall`.
 */
export interface Clock {
  now(): Instant
  wall(): Instant
  /** wall milliseconds until `at` on the process clock; 0 when it is past */
  wallMsUntil(at: Instant): number
  /** seconds of the process clock in one of the wall's */
  readonly speed: number
}

export interface MovableClock extends Clock {
  moveTo(at: Instant): void
}

export const systemClock: Clock = {
  now: () => instant(Date.now()),
  wall: () => instant(Date.now()),
  wallMsUntil: (at) => Math.max(0, at - Date.now()),
  speed: 1,
}

/** Starts at `start` and runs `speed` times as fast as the wall. */
export function storyClock(start: Instant, speed: number, wallNow: () => number = Date.now): MovableClock {
  let base: number = start
  let wallBase = wallNow()
  const now = () => instant(Math.floor(base + (wallNow() - wallBase) * speed))
  return {
    now,
    wall: () => instant(wallNow()),
    wallMsUntil: (at) => Math.max(0, Math.ceil((at - now()) / speed)),
    speed,
    moveTo: (at) => {
      base = at
      wallBase = wallNow()
    },
  }
}

/** Stands still until it is moved; for tests and for writing a history that already happened. */
export function stillClock(start: Instant): MovableClock {
  let at = start
  return {
    now: () => at,
    wall: () => instant(Date.now()),
    wallMsUntil: (due) => (due <= at ? 0 : Number.MAX_SAFE_INTEGER),
    speed: 1,
    moveTo: (next) => {
      at = next
    },
  }
}

/**
 * Reads the development setting `ASKWELL_CLOCK`: an RFC 3339 time, or that and a speed (`2026-03-02T09:00:00Z*60`).
 * The zone must be written out, so that a story never depends on the machine's own.
 */
export function clockFromSetting(setting: string | undefined): Clock {
  if (!setting) return systemClock
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z)(?:\*(\d+(?:\.\d+)?))?$/.exec(setting)
  const start = match?.[1] === undefined ? Number.NaN : Date.parse(match[1])
  const speed = Number(match?.[2] ?? '1')
  if (Number.isNaN(start) || speed <= 0) {
    throw new RangeError(
      `ASKWELL_CLOCK reads '2026-03-02T09:00:00Z' or '2026-03-02T09:00:00Z*60', not '${setting}'.`,
    )
  }
  return storyClock(instant(start), speed)
}
