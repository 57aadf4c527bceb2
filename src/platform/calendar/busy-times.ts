import ICAL from 'ical.js'
import type { Interval } from '#engine/reach/next-moment.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { CalendarClock, type Stamp } from './calendar-clock.ts'
import { holdIdOf } from './write-hold.ts'

/** Whose calendar it is, and the stretch of time that is asked for. */
export interface BusyQuestion {
  readonly from: Instant
  readonly to: Instant
  /** where dates without an hour and times without a zone lie */
  readonly zone: string
  /** what this address has declined takes none of their time */
  readonly email: string
}

export type BusyAnswer =
  | { readonly busy: readonly Interval[] }
  | { readonly failed: 'unreadable' | 'tooMany' }

const MOST_EVENTS = 20_000
/** A meeting on each day for eighty years. */
const MOST_TURNS = 30_000
const MOST_TURNS_IN_ALL = 150_000
/** What comes each hour or oftener is a machine's doing and no meeting; of it the first time counts. */
const RARE_ENOUGH: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

/**
 * When somebody is busy, by iCalendar texts: the times alone, in order, joined where they touch. Repetition,
 * exceptions and zones are worked out; what is cancelled, declined, marked as free or a hold of ours takes no time.
 *
 * @param texts one for a feed, one for each entry of a CalDAV server; some of them may be broken, all of them not
 * @returns `tooMany` where it holds more than any person's calendar does
 * @cost about 60 ms for a thousand events, seconds for what is made to be slow: run it in a process of its own
 */
export function busyTimes(texts: readonly string[], question: BusyQuestion): BusyAnswer {
  const events = texts.reduce((sum, text) => sum + countEvents(text), 0)
  if (events > MOST_EVENTS) return { failed: 'tooMany' }
  const turns = { left: MOST_TURNS_IN_ALL }
  const found: Interval[] = []
  let unreadable = 0
  for (const text of texts) {
    try {
      for (const calendar of calendarsOf(text)) found.push(...busyOf(calendar, question, turns))
    } catch {
      // the reader throws for every kind of broken text; one entry among many must not take the others away
      unreadable++
    }
    if (turns.left <= 0) return { failed: 'tooMany' }
  }
  if (unreadable > 0 && unreadable === texts.length) return { failed: 'unreadable' }
  return { busy: joined(found, question) }
}

function countEvents(text: string): number {
  return text.match(/^BEGIN:V(?:EVENT|FREEBUSY)/gim)?.length ?? 0
}

type Component = InstanceType<typeof ICAL.Component>
type Property = InstanceType<typeof ICAL.Property>

function calendarsOf(text: string): Component[] {
  const parsed = ICAL.parse(text) as unknown[]
  const all = Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed]
  const calendars = all.map((one) => new ICAL.Component(one))
  if (calendars.some(({ name }) => name !== 'vcalendar')) throw new TypeError('not a calendar')
  return calendars
}

function* busyOf(calendar: Component, question: BusyQuestion, turns: { left: number }): Generator<Interval> {
  const clock = new CalendarClock(calendar, question.zone)
  for (const event of calendar.getAllSubcomponents('vevent')) {
    if (takesTime(event, question)) yield* timesOf(event, clock, question, turns)
  }
  for (const component of calendar.getAllSubcomponents('vfreebusy')) {
    for (const property of component.getAllProperties('freebusy')) yield* periodsOf(property)
  }
}

function takesTime(event: Component, { email }: BusyQuestion): boolean {
  const says = (name: string) => event.getFirstPropertyValue(name)?.toString().toUpperCase()
  if (says('transp') === 'TRANSPARENT' || says('status') === 'CANCELLED') return false
  const shown = says('x-microsoft-cdo-busystatus')
  if (shown === 'FREE' || shown === 'WORKINGELSEWHERE') return false
  if (holdIdOf(event.getFirstPropertyValue('uid')?.toString() ?? '') !== null) return false
  const own = event
    .getAllProperties('attendee')
    .find((one) => one.getFirstValue()?.toString().toLowerCase() === `mailto:${email.toLowerCase()}`)
  return own?.getParameter('partstat')?.toString().toUpperCase() !== 'DECLINED'
}

function* timesOf(
  event: Component,
  clock: CalendarClock,
  { from, to }: BusyQuestion,
  turns: { left: number },
): Generator<Interval> {
  const start = event.getFirstProperty('dtstart')
  const first = start?.getFirstValue() as Stamp | null | undefined
  if (!start || !first) return
  const zone = clock.zoneOf(start)
  const length = lengthOf(event, first, clock.at(first, zone), clock)
  const skipped = new Set(
    stampsOf(event, 'exdate').map(([stamp, property]) => clock.at(stamp, clock.zoneOf(property))),
  )
  for (const stamp of startsOf(event, first)) {
    if (turns.left-- <= 0) return
    const begins = clock.at(stamp, zone)
    if (begins >= to) return
    const ends = length.days === undefined ? instant(begins + length.ms) : clock.dateAfter(stamp, length.days)
    if (ends > from && ends > begins && !skipped.has(begins)) yield { from: begins, to: ends }
  }
}

/** Rules end at `MOST_TURNS`; a date of its own (RDATE) comes in its place among them. */
function* startsOf(event: Component, first: Stamp): Generator<Stamp> {
  const rule = event.getFirstPropertyValue('rrule')
  const frequency = /FREQ=(\w+)/i.exec(rule?.toString() ?? '')?.[1]?.toUpperCase() ?? ''
  const repeats = event.hasProperty('rdate') || (rule !== null && RARE_ENOUGH.has(frequency))
  // a single one of a series that was changed stands for itself
  if (!repeats || event.hasProperty('recurrence-id')) return yield first
  const expansion = new ICAL.RecurExpansion({ component: event, dtstart: first as never })
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = expansion.next() as Stamp | null | undefined
    if (!next) return
    yield next
  }
}

/** Whole days keep their dates when clocks change; hours keep their length. */
function lengthOf(
  event: Component,
  first: Stamp,
  begins: Instant,
  clock: CalendarClock,
): { readonly days: number } | { readonly days?: undefined; readonly ms: number } {
  const duration = event.getFirstPropertyValue('duration') as { toSeconds(): number } | null
  const end = event.getFirstProperty('dtend')
  const last = end?.getFirstValue() as Stamp | null | undefined
  if (first.isDate) {
    if (last?.isDate) return { days: Math.round((clock.dateOf(last) - clock.dateOf(first)) / DAY) }
    return { days: duration ? Math.max(1, Math.round((duration.toSeconds() * 1_000) / DAY)) : 1 }
  }
  if (end && last) return { ms: clock.at(last, clock.zoneOf(end)) - begins }
  return { ms: duration ? duration.toSeconds() * 1_000 : 0 }
}

function stampsOf(event: Component, name: string): [Stamp, Property][] {
  return event
    .getAllProperties(name)
    .flatMap((property) => property.getValues().map((value): [Stamp, Property] => [value as never, property]))
}

function* periodsOf(property: Property): Generator<Interval> {
  if (property.getParameter('fbtype')?.toString().toUpperCase() === 'FREE') return
  for (const value of property.getValues()) {
    const period = value as unknown as { start: { toUnixTime(): number }; getEnd(): { toUnixTime(): number } }
    const from = instant(period.start.toUnixTime() * 1_000)
    const to = instant(period.getEnd().toUnixTime() * 1_000)
    if (from < to) yield { from, to }
  }
}

/** Clipped to what was asked for, in order, apart from one another. */
function joined(found: readonly Interval[], { from, to }: BusyQuestion): Interval[] {
  const clipped = found
    .map((one) => ({ from: instant(Math.max(one.from, from)), to: instant(Math.min(one.to, to)) }))
    .filter((one) => one.from < one.to)
    .toSorted((a, b) => a.from - b.from)
  const all: Interval[] = []
  for (const one of clipped) {
    const last = all.at(-1)
    if (last && one.from <= last.to)
      all[all.length - 1] = { from: last.from, to: instant(Math.max(last.to, one.to)) }
    else all.push(one)
  }
  return all
}
