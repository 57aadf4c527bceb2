/** A date after which nothing is kept, and as many dates as a person can be away in that time. */
export interface DateBounds {
  /** first and last date, such as `2026-11-28` */
  readonly from: string
  readonly to: string
  readonly most: number
}

const DAY_MS = 86_400_000
/** Rules with more parts than these can make a reader walk for ever; of their events the first is kept. */
const PLAIN_PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY']
const REPEATS: Readonly<Record<string, number>> = { DAILY: 5_000, WEEKLY: 1_000, MONTHLY: 240, YEARLY: 60 }

/**
 * The dates of a calendar file's all-day events, in order. Nothing else of it is kept or even returned: no titles, no
 * places, no people, no meetings with an hour.
 *
 * @param text an iCalendar file (RFC 5545)
 * @param bounds what lies outside is left out
 * @returns null for a text that is no calendar
 * @cost 10 ms for a thousand events, and 30 ms the first time
 * @example await allDayDates(file, { from: '2026-11-28', to: '2028-11-28', most: 400 })  // ['2026-12-24', …]
 */
export async function allDayDates(text: string, bounds: DateBounds): Promise<string[] | null> {
  const { default: ICAL } = await import('ical.js')
  let events
  try {
    const parsed = ICAL.parse(text)
    const calendar = new ICAL.Component(parsed)
    if (calendar.name !== 'vcalendar') return null
    events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  } catch {
    // the reader throws for every kind of broken file, and for the person they are all one
    return null
  }
  const dates = new Set<string>()
  for (const event of events) {
    for (const date of datesOf(event, bounds)) {
      if (date >= bounds.from && date <= bounds.to) dates.add(date)
      if (dates.size >= bounds.most) return [...dates].toSorted()
    }
  }
  return [...dates].toSorted()
}

/** As much of an event of ical.js as counts here. */
interface CalendarEvent {
  readonly startDate: CalendarTime | null
  readonly endDate: CalendarTime | null
  readonly component: { getFirstPropertyValue(name: string): { toString(): string } | string | null }
  isRecurring(): boolean
  iterator(): { next(): CalendarTime | null | undefined }
}
interface CalendarTime {
  readonly isDate: boolean
  readonly year: number
  readonly month: number
  readonly day: number
}

function* datesOf(event: CalendarEvent, { to }: DateBounds): Generator<string> {
  const { startDate: start, endDate: end } = event
  if (!start?.isDate) return
  const days = end?.isDate ? Math.max(1, Math.min(366, Math.round((utc(end) - utc(start)) / DAY_MS))) : 1
  if (!event.isRecurring()) return yield* daysFrom(start, days)
  const most = repeatsOf(event.component.getFirstPropertyValue('rrule')?.toString() ?? '')
  if (most === 0) return yield* daysFrom(start, days)
  const starts = event.iterator()
  for (let turn = 0; turn < most; turn++) {
    const next = starts.next()
    if (!next || iso(utc(next)) > to) return
    yield* daysFrom(next, days)
  }
}

function repeatsOf(rule: string): number {
  const parts = rule.split(';').map((part) => part.split('='))
  if (parts.some(([name]) => !PLAIN_PARTS.includes(name ?? ''))) return 0
  const frequency = parts.find(([name]) => name === 'FREQ')?.[1] ?? ''
  const hasDays = parts.some(([name]) => name === 'BYDAY')
  return hasDays && frequency !== 'WEEKLY' ? 0 : (REPEATS[frequency] ?? 0)
}

function* daysFrom(start: CalendarTime, days: number): Generator<string> {
  for (let ahead = 0; ahead < days; ahead++) yield iso(utc(start) + ahead * DAY_MS)
}

function utc({ year, month, day }: CalendarTime): number {
  return Date.UTC(year, month - 1, day)
}

function iso(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
