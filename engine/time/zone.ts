import { type Instant, instant, MINUTE } from './instant.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The wall time of a moment in a zone, `2026-05-22T12:00`.
 *
 * @param zone IANA name; an unknown one throws a RangeError
 * @cost about 2 µs once the zone was used
 * @example localTime(instant(Date.UTC(2026, 4, 22, 10)), 'Europe/Lisbon')  // '2026-05-22T11:00'
 */
export function localTime(at: Instant, zone: string): string {
  const parts: Record<string, string> = {}
  for (const part of formatFor(zone).formatToParts(at)) parts[part.type] = part.value
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

/**
 * The moment at which clocks in a zone show a wall time. In a gap (clocks go forward) the time is read with the
 * offset before the gap, so it lands after it by as much; of two (clocks go back) it is the earlier.
 *
 * @param local `YYYY-MM-DDTHH:mm`
 * @returns null where `local` isn't in that form
 * @source RFC 5545 3.3.5 has the same rules for local times
 * @example momentOf('2026-05-22T11:00', 'Europe/Lisbon')  // 2026-05-22T10:00:00Z
 */
export function momentOf(local: string, zone: string): Instant | null {
  const wanted = Date.parse(`${local}:00Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(wanted)) return null
  const before = offsetAt(wanted - 24 * 60 * MINUTE, zone)
  const after = offsetAt(wanted + 24 * 60 * MINUTE, zone)
  const candidates = [wanted - before, wanted - after].sort((a, b) => a - b)
  const exact = candidates.find((at) => localTime(instant(at), zone) === local)
  return instant(exact ?? wanted - before)
}

/** Milliseconds by which clocks in the zone are ahead of UTC at that moment, to the minute. */
function offsetAt(at: number, zone: string): number {
  return Date.parse(`${localTime(instant(at), zone)}:00Z`) - Math.floor(at / MINUTE) * MINUTE
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(zone, format)
  return format
}
