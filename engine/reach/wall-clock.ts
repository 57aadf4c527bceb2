import { DAY, type Instant, instant } from '#engine/time/instant.ts'

/** What a clock on the wall shows, as the UTC milliseconds of the same figures; a plain number of its own kind. */
export type WallTime = number & { readonly __brand: 'WallTime' }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Offsets of the UTC days that lie within one offset, by zone: asking Intl costs 40 times as much. */
const steadyDays = new Map<string, Map<number, number>>()
const MOST_DAYS = 2_000

/**
 * Whether `zone` is a time zone that this runtime knows (an IANA name such as `Europe/Berlin`; case is ignored).
 * Fixed offsets (`+02:00`) are not: nobody lives in one.
 *
 * @example isZone('Europe/Berlin')  // true
 * @example isZone('Europe/Atlantis')  // false
 */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    formatOf(zone)
    return true
  } catch {
    // Intl has no other way to say that it doesn't know a zone, and that is the answer
    return false
  }
}

/**
 * What the clock on the wall of `zone` shows at `at`.
 *
 * @throws RangeError for a zone that Intl doesn't know
 * @cost about 0.1 µs for a day that was asked about before, 8 µs for another, 70 µs for the first of a zone
 * @example wallTime(instant(0), 'Europe/Berlin')  // 3600000: one o'clock
 */
export function wallTime(at: Instant, zone: string): WallTime {
  return (at + offsetAt(at, zone)) as WallTime
}

/**
 * The first moment after `at`, and not after `until`, at which the zone's clock is put forward or back; null where
 * it isn't. Looks a day at a time, so two changes within one day would be taken for none: no zone has had that.
 *
 * @throws RangeError for a zone that Intl doesn't know
 * @cost about 0.1 µs for each day between that was asked about before, 8 µs for others, 110 µs for a change
 * @example nextChange(instant(Date.UTC(2026, 2, 28)), instant(Date.UTC(2026, 3, 1)), 'Europe/Berlin')
 *          // 2026-03-29T01:00:00Z
 */
export function nextChange(at: Instant, until: Instant, zone: string): Instant | null {
  const offset = offsetAt(at, zone)
  for (let from = at; from < until; ) {
    const to = instant(Math.min(from + DAY, until))
    if (offsetAt(to, zone) !== offset) return changeBetween(from, to, offset, zone)
    from = to
  }
  return null
}

/**
 * The date in `zone`, as `2026-05-22`.
 *
 * @throws RangeError for a zone that Intl doesn't know
 * @example localDate(instant(0), 'Pacific/Auckland')  // '1970-01-01'
 */
export function localDate(at: Instant, zone: string): string {
  return new Date(wallTime(at, zone)).toISOString().slice(0, 10)
}

/**
 * The first moment of `date` in `zone`: midnight, or what the clock shows instead where midnight is skipped.
 *
 * @param date `2026-05-22`
 * @throws RangeError for a zone that Intl doesn't know or a text that is no date
 * @example startOfDate('1970-01-01', 'Europe/Berlin')  // -3600000
 */
export function startOfDate(date: string, zone: string): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  let low = instant(midnight - 2 * DAY)
  let high = instant(midnight + 2 * DAY)
  // dates only grow, though the clock may go back: halving finds where `date` begins
  while (high - low > 1) {
    const middle = instant(Math.floor((low + high) / 2))
    if (localDate(middle, zone) < date) low = middle
    else high = middle
  }
  return high
}

/**
 * The first moment of the next date in `zone`; see `startOfDate`, which finds any date's and is dearer.
 *
 * @throws RangeError for a zone that Intl doesn't know
 * @cost about 0.3 µs, and 110 µs where a change of the clock lies between
 * @example nextDate(instant(0), 'Europe/Berlin')  // 82800000: 1970-01-02, midnight in Berlin
 */
export function nextDate(at: Instant, zone: string): Instant {
  const date = localDate(at, zone)
  for (let from = at; ; ) {
    const wall = wallTime(from, zone)
    const midnight = instant(from + DAY - (((wall % DAY) + DAY) % DAY))
    const change = nextChange(from, midnight, zone)
    if (change === null) return midnight
    // where midnight is skipped, or a whole day, the change itself begins the next date
    if (localDate(change, zone) !== date) return change
    from = change
  }
}

function offsetAt(at: number, zone: string): number {
  const day = Math.floor(at / DAY)
  const days = daysOf(zone)
  const known = days.get(day)
  if (known !== undefined) return known
  const [first, last] = [day * DAY, (day + 1) * DAY].map((edge) => readWall(edge, zone) - edge)
  if (first !== last || first === undefined) return readWall(at, zone) - at
  if (days.size >= MOST_DAYS) days.clear()
  days.set(day, first)
  return first
}

function daysOf(zone: string): Map<number, number> {
  const known = steadyDays.get(zone)
  if (known) return known
  const days = new Map<number, number>()
  steadyDays.set(zone, days)
  return days
}

/** What Intl says, part by part. */
function readWall(at: number, zone: string): number {
  const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value)
  }
  const seconds = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second)
  return seconds + (((at % 1_000) + 1_000) % 1_000)
}

function changeBetween(from: Instant, to: Instant, offset: number, zone: string): Instant {
  let low: number = from
  let high: number = to
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(instant(middle), zone) === offset) low = middle
    else high = middle
  }
  return instant(high)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
