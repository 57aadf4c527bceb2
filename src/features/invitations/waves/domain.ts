import { nextDate, startOfDate, localDate } from '#engine/reach/wall-clock.ts'
import { type Instant, instant, MINUTE } from '#engine/time/instant.ts'
import type { Timetable } from '#engine/waves/problem.ts'

/** Somebody whom a wave asks, with why. */
export interface PlannedPerson {
  readonly id: string
  readonly why: readonly string[]
}

export interface PlannedWave {
  readonly number: number
  readonly at: Instant
  readonly people: readonly PlannedPerson[]
  /** the asker chose the time */
  readonly moved: boolean
}

/** A wave that comes later than this is overtaken by what has happened since: it's planned anew, once. */
export const LATE = 10 * MINUTE

/** Who is asked at the same moment is one wave; they are numbered behind those that there were. */
export function wavesFrom(
  asks: Timetable['asks'],
  given: {
    readonly first: number
    readonly why: (id: string) => readonly string[]
    readonly moved: ReadonlySet<string>
  },
): PlannedWave[] {
  const moments = [...new Set(asks.map(({ at }) => at))].sort((a, b) => a - b)
  return moments.map((at, place) => {
    const people = asks.filter((ask) => ask.at === at).map(({ id }) => ({ id, why: given.why(id) }))
    return { number: given.first + place, at, people, moved: people.some(({ id }) => given.moved.has(id)) }
  })
}

/** Asks are spread over the days: who was reached on this day of theirs is dearer until it ends. */
export function dearUntil(reachedLately: readonly Instant[], zone: string, now: Instant): Instant | null {
  const today = startOfDate(localDate(now, zone), zone)
  return reachedLately.some((at) => at >= today) ? nextDate(now, zone) : null
}

/**
 * What an interruption costs: more for who has had asks this week, up to half as much again at the limit, and a little
 * more for each place further down in how well they fit.
 */
export function costOfAsking(reached: number, limit: number, place: number): number {
  return 1 + Math.min(1, reached / Math.max(1, limit)) / 2 + 0.04 * place
}

/** When to look at a plan again that has run its course: half-way from its last wave to the deadline; null: too late. */
export function lookAgainAt(last: Instant, deadline: Instant): Instant | null {
  const left = deadline - last
  return left < 20 * MINUTE ? null : instant(Math.round(last + left / 2))
}
