/** What is needed to say a time as a person would: where they are, when it is, in which language. */
export type Clock = { readonly now: number; readonly zone: string; readonly language: string }

/**
 * A moment in a word or two, as near as it is: `today 14:30`, `tomorrow 09:00`, `Thu 12:00`, `4 Dec 09:00`.
 *
 * @param at epoch milliseconds
 */
export function sayWhen(at: number, clock: Clock): string {
  return `${sayDay(at, clock)} ${sayTime(at, clock)}`
}

/** The day alone: `today`, `tomorrow`, `yesterday`, a weekday within six days, else day and month. */
export function sayDay(at: number, { now, zone, language }: Clock): string {
  const days = dayNumber(at, zone) - dayNumber(now, zone)
  if (Math.abs(days) <= 1)
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day')
  if (days > 1 && days < 7) return format(at, zone, language, { weekday: 'short' })
  return format(at, zone, language, { day: 'numeric', month: 'short' })
}

/** Hours and minutes, always of 24 hours: people of one team sit in many places. */
export function sayTime(at: number, { zone, language }: Clock): string {
  return format(at, zone, language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** A moment that has passed, for timelines: `Mon 10:12` within a week, else `4 Nov 10:12`. */
export function sayStamp(at: number, clock: Clock): string {
  const { now, zone, language } = clock
  const recent = dayNumber(now, zone) - dayNumber(at, zone) < 7
  const day = format(at, zone, language, recent ? { weekday: 'short' } : { day: 'numeric', month: 'short' })
  return `${day} ${sayTime(at, clock)}`
}

/** Month and year of something long past: `March 2025`, or the month alone within a year. */
export function sayMonth(at: number, { now, zone, language }: Clock): string {
  const near = now - at < 300 * 86_400_000
  return format(at, zone, language, near ? { month: 'long' } : { month: 'long', year: 'numeric' })
}

/** A length of time, short: `20 minutes`, `1 hour 30 minutes`. */
export function sayMinutes(minutes: number, language: string): string {
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
  const hours = Math.floor(minutes / 60)
  const rest = Math.round(minutes % 60)
  if (hours === 0) return unit(rest, 'minute')
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`
}

/** Hour of the day (0 to 23) and weekday (0 Sunday to 6) at a place. */
export function localHour(at: number, zone: string): { readonly hour: number; readonly weekday: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hour: 'numeric',
    weekday: 'short',
    hourCycle: 'h23',
  })
    .formatToParts(at)
    .reduce<Record<string, string>>((all, { type, value }) => ({ ...all, [type]: value }), {})
  return {
    hour: Number(parts['hour']),
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts['weekday'] ?? ''),
  }
}

function dayNumber(at: number, zone: string): number {
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return Math.floor(Date.parse(`${date.format(at)}T00:00:00Z`) / 86_400_000)
}

function format(at: number, zone: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: zone,
    ...options,
  }).format(at)
}
