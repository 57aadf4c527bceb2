/** UTC milliseconds since 1970, branded so that a duration can't stand where a moment is meant. */
export type Instant = number & { readonly __brand: 'Instant' }

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/**
 * Marks UTC milliseconds as a moment.
 *
 * @param ms finite UTC milliseconds; anything else is a fault of the caller
 * @example instant(0)  // 1970-01-01T00:00:00Z
 */
export function instant(ms: number): Instant {
  if (!Number.isFinite(ms)) throw new RangeError(`not a moment: ${ms}`)
  return ms as Instant
}

/**
 * The moment `ms` milliseconds after `at` (before it, where negative).
 *
 * @example later(instant(0), MINUTE)  // 60000
 */
export function later(at: Instant, ms: number): Instant {
  return instant(at + ms)
}

/**
 * RFC 3339 text in UTC with milliseconds, as every answer of the API writes it.
 *
 * @example toIso(instant(0))  // '1970-01-01T00:00:00.000Z'
 */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}
