/**
 * The moment at which the clock on the wall of `zone` shows this time: `2026-11-23T14:30`. The first of the two where an
 * hour comes twice; an hour that is skipped gives the same distance behind it.
 *
 * @returns epoch milliseconds, or null where the text is no such time
 */
export function momentAt(text: string, zone: string): number | null {
  const wall = Date.parse(`${text}:00Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(wall)) return null
  const before = wall - offsetAt(wall - 86_400_000, zone)
  const after = wall - offsetAt(wall + 86_400_000, zone)
  return before + offsetAt(before, zone) === wall
    ? before
    : after + offsetAt(after, zone) === wall
      ? after
      : before
}

function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
  return wall - Math.floor(at / 60_000) * 60_000
}
