import { HOUR, MINUTE } from '#engine/time/instant.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** From and to as `HH:MM` on the wall; a `to` that isn't after `from` is on the next day, `24:00` is midnight. */
export type ClockSpan = readonly [from: string, to: string]

/** Spans of the days of a week. A day that isn't there has none; one span may stand without its list. */
export type WeekHours = Readonly<Partial<Record<Weekday, ClockSpan | readonly ClockSpan[] | undefined>>>

/** Part of a week in minutes since Monday 00:00 on the wall, without its end: 0 ≤ from < to ≤ 10080. */
export interface WeekSpan {
  readonly from: number
  readonly to: number
}

const DAY_MINUTES = (24 * HOUR) / MINUTE
export const WEEK_MINUTES = 7 * DAY_MINUTES

export const WHOLE_WEEK: readonly WeekSpan[] = [{ from: 0, to: WEEK_MINUTES }]

/**
 * Minutes since midnight of `HH:MM` (00:00 to 24:00), or null where the text is no such time.
 *
 * @example clockMinutes('09:30')  // 570
 */
export function clockMinutes(text: string): number | null {
  const match = /^(\d\d):(\d\d)$/.exec(text)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2])]
  const total = hours * 60 + minutes
  return minutes < 60 && total <= DAY_MINUTES ? total : null
}

/**
 * The spans of a week, sorted, without overlap; a span that runs over Sunday midnight is cut in two.
 *
 * @param hours an empty object gives no span: never
 * @throws RangeError for a time that isn't HH:MM: check with `clockMinutes` at the edge
 * @example weekSpans({ mon: ['09:00', '17:00'] })  // [{ from: 540, to: 1020 }]
 */
export function weekSpans(hours: WeekHours): WeekSpan[] {
  const spans = WEEKDAYS.flatMap((day, index) =>
    listOf(hours[day]).flatMap((span) => placed(span, index * DAY_MINUTES)),
  )
  return joined(spans)
}

/**
 * One span on each day of the week, such as quiet hours at night.
 *
 * @throws RangeError for a time that isn't HH:MM
 * @example dailySpans(['22:00', '07:00']).length  // 8: seven nights, one of them cut at Sunday midnight
 */
export function dailySpans(span: ClockSpan): WeekSpan[] {
  return weekSpans(Object.fromEntries(WEEKDAYS.map((day) => [day, span])))
}

/**
 * What is left of `spans` outside of `holes`; both sorted and without overlap, as `weekSpans` gives them.
 *
 * @cost O(n × m) for n spans and m holes; both are a dozen at most
 * @example without(WHOLE_WEEK, weekSpans({ sun: ['00:00', '24:00'] }))  // [{ from: 0, to: 8640 }]
 */
export function without(spans: readonly WeekSpan[], holes: readonly WeekSpan[]): WeekSpan[] {
  return holes.reduce<WeekSpan[]>(
    (left, hole) =>
      left.flatMap((span) =>
        [
          { from: span.from, to: Math.min(span.to, hole.from) },
          { from: Math.max(span.from, hole.to), to: span.to },
        ].filter((part) => part.from < part.to),
      ),
    [...spans],
  )
}

function listOf(spans: ClockSpan | readonly ClockSpan[] | undefined): readonly ClockSpan[] {
  if (spans === undefined) return []
  return isSpan(spans) ? [spans] : spans
}

function isSpan(spans: ClockSpan | readonly ClockSpan[]): spans is ClockSpan {
  return typeof spans[0] === 'string'
}

function placed([fromText, toText]: ClockSpan, midnight: number): WeekSpan[] {
  const from = clockMinutes(fromText)
  const to = clockMinutes(toText)
  if (from === null || to === null) throw new RangeError(`not HH:MM to HH:MM: ${fromText} to ${toText}`)
  const start = midnight + from
  const end = midnight + (to > from ? to : to + DAY_MINUTES)
  if (end <= WEEK_MINUTES) return [{ from: start, to: end }]
  const rest = { from: Math.max(0, start - WEEK_MINUTES), to: end - WEEK_MINUTES }
  return start < WEEK_MINUTES ? [{ from: start, to: WEEK_MINUTES }, rest] : [rest]
}

function joined(spans: readonly WeekSpan[]): WeekSpan[] {
  const result: WeekSpan[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && span.from <= last.to)
      result.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) })
    else result.push(span)
  }
  return result
}
