import { z } from 'zod'
import { clockMinutes, type ClockSpan, type Weekday } from '#engine/reach/week.ts'
import type { ReachTimes } from '#engine/reach/next-moment.ts'
import { examplePerson, LanguageTag, PersonView, Zone } from '#features/people/schema.ts'

/** `{"mon": ["09:00", "17:00"], …}`; a day that isn't named is a day off. */
export type DayHours = Readonly<Partial<Record<Weekday, ClockSpan | undefined>>>

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

export const MailChoiceName = z.enum(['atOnce', 'digest', 'off'])

/** What a person may change about their reach; null takes hours, quiet hours or a pause away. */
export const ReachPatch = z.strictObject({
  hours: Hours.nullable().optional(),
  quietHours: Span.nullable().optional(),
  focusHours: Hours.nullable().optional(),
  /** asks that may reach the person in any seven days */
  limit: WeeklyLimit.optional(),
  pausedUntil: z.iso.datetime({ offset: true, error: 'is not an RFC 3339 time' }).nullable().optional(),
  optedOut: z.boolean().optional(),
  urgentAllowed: z.boolean().optional(),
  mail: MailChoiceName.optional(),
})
export type ReachPatch = z.infer<typeof ReachPatch>

/** The signed-in person: who the organisation says they are, and when and how they may be reached. */
export const MeView = z.strictObject({
  ...PersonView.shape,
  hours: Hours.nullable(),
  quietHours: Span.nullable(),
  focusHours: Hours.nullable(),
  limit: z.int(),
  pausedUntil: z.string().nullable(),
  optedOut: z.boolean(),
  urgentAllowed: z.boolean(),
  mail: MailChoiceName,
  /** when an ask that can wait would reach the person; null: never */
  nextMoment: z.string().nullable(),
  /** true in the sample organisation, where nothing is sent and colleagues are simulated */
  sample: z.boolean(),
  /** the tag of `ETag` and `If-Match` */
  version: z.string(),
})
export type MeView = z.infer<typeof MeView>

export const ChangeMe = z.strictObject({
  ...ReachPatch.shape,
  zone: Zone.nullable().optional(),
  languages: z.array(LanguageTag).max(20).optional(),
})

export const exampleMe: MeView = {
  ...examplePerson,
  email: 'ada@example.org',
  startDate: null,
  endDate: null,
  leftAt: null,
  hours: { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'] },
  quietHours: null,
  focusHours: null,
  limit: 3,
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
  mail: 'atOnce',
  nextMoment: '2026-05-18T07:00:00.000Z',
  sample: false,
  version: '3.1',
}
