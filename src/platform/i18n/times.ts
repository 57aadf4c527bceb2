import { DAY, HOUR, type Instant, MINUTE } from '#engine/time/instant.ts'

/** Whose clock and language a time is said in. */
export interface Reader {
  /** BCP 47 */
  readonly lang: string
  /** IANA */
  readonly zone: string
}

/** `14:30`, in the reader's zone; hours run to 24, so that a time in a sentence can't be read twice. */
export function formatTime(at: Instant, reader: Reader): string {
  return format(at, reader, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/**
 * `today`, `tomorrow`, `Thursday` within six days, else `21 May`, with the year where it is another one. Days are
 * the reader's own: what is tonight in Oslo may be tomorrow in Auckland.
 */
export function formatDay(at: Instant, now: Instant, reader: Reader): string {
  const away = dayNumber(at, reader.zone) - dayNumber(now, reader.zone)
  if (Math.abs(away) <= 1) {
    return new Intl.RelativeTimeFormat(reader.lang, { numeric: 'auto' }).format(away, 'day')
  }
  if (away > 1 && away < 7) return format(at, reader, { weekday: 'long' })
  const sameYear = format(at, reader, { year: 'numeric' }) === format(now, reader, { year: 'numeric' })
  return format(at, reader, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) })
}

/** Day and time: `tomorrow 14:30`. */
export function formatMoment(at: Instant, now: Instant, reader: Reader): string {
  return `${formatDay(at, now, reader)} ${formatTime(at, reader)}`
}

/** From when to when, with its date and zone: `Thursday 21 May, 14:30 – 14:50 CEST`. Holds whenever it is read. */
export function formatSpan(from: Instant, to: Instant, reader: Reader): string {
  const options = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone: reader.zone,
  } as const
  return new Intl.DateTimeFormat(reader.lang, options).formatRange(from, to)
}

/** A duration in at most two steps, rounded to minutes: `20 minutes`, `1 hour, 30 minutes`, `2 days`. */
export function formatDuration(ms: number, lang: string): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE))
  const steps = [
    { unit: 'day', count: Math.floor((minutes * MINUTE) / DAY) },
    { unit: 'hour', count: Math.floor((minutes * MINUTE) / HOUR) % 24 },
    { unit: 'minute', count: minutes % 60 },
  ]
  const first = steps.findIndex((step) => step.count > 0)
  if (first === -1) return unit(0, 'minute', lang)
  const said = steps.slice(first, first + 2).filter((step) => step.count > 0)
  return new Intl.ListFormat(lang, { type: 'unit' }).format(
    said.map((step) => unit(step.count, step.unit, lang)),
  )
}

function unit(count: number, name: string, lang: string): string {
  return new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }).format(count)
}

function format(at: Instant, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(reader.lang, { ...options, timeZone: reader.zone }).format(at)
}

/** Days since 1970 on the calendar of that zone. */
function dayNumber(at: Instant, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at)
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(number('year'), number('month') - 1, number('day')) / DAY
}
