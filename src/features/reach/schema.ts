import { z } from 'zod'
import { clockMinutes, type ClockSpan, type Weekday } from '#engine/reach/week.ts'
import type { ReachTimes } from '#engine/reach/next-moment.ts'

/** `{"mon": ["09:00", "17:00"], …}`; a day that isn't named is a day off. */
export type DayHours = Readonly<Partial<Record<Weekday, ClockSpan>>>

export type MailChoice = 'atOnce' | 'digest' | 'off'

/** When and how one person may be reached. Nobody but the person and the planner ever sees it. */
export interface Reach extends ReachTimes {
  readonly personId: string
  readonly hours: DayHours | null
  readonly quietHours: ClockSpan | null
  readonly focusHours: DayHours | null
  /** asks that may reach the person in any seven days, 0 to 50 */
  readonly weeklyLimit: number
  readonly mail: MailChoice
  readonly version: number
}

const ClockTime = z
  .string()
  .refine((text) => clockMinutes(text) !== null, 'is not a time from 00:00 to 24:00, written HH:MM')

/** From and to; a `to` before `from` is on the next day. */
export const Span = z
  .tuple([ClockTime, ClockTime])
  .refine(([from, to]) => from !== to, 'begins and ends at the same time')

export const Hours = z.strictObject({
  mon: Span.optional(),
  tue: Span.optional(),
  wed: Span.optional(),
  thu: Span.optional(),
  fri: Span.optional(),
  sat: Span.optional(),
  sun: Span.optional(),
})

export const WeeklyLimit = z.int().min(0).max(50)
