import { z } from 'zod'
import { clockMinutes, type ClockSpan, type Weekday } from '#engine/reach/week.ts'
import type { Instant } from '#engine/time/instant.ts'
import type { ReachTimes } from '#engine/reach/next-moment.ts'
import { examplePerson, LanguageTag, PersonView, Zone } from '#features/people/schema.ts'

/** `{"mon": ["09:00", "17:00"], …}`; a day that isn't named is a day off. */
export type DayHours = Readonly<Partial<Record<Weekday, ClockSpan | undefined>>>

/** A country as ISO 3166 names it (`DE`), and a part of it (`BE`) where its holidays differ. */
export interface HolidayPlace {
  readonly place: string
  readonly region: string | null
}

export type MailChoice = 'atOnce' | 'digest' | 'off'

/** When and how one person may be reached. Nobody but the person and the planner ever sees it. */
export interface Reach extends ReachTimes {
  readonly personId: string
  readonly hours: DayHours | null
  readonly quietHours: ClockSpan | null
  readonly focusHours: DayHours | null
  readonly holidayPlace: HolidayPlace | null
  /** dates of that place, worked out ahead */
  readonly publicHolidays: readonly string[]
  /** dates that the person gave */
  readonly daysOff: readonly string[]
  /** until then only what is urgent may break through, where allowed; it ends by itself */
  readonly focusUntil: Instant | null
  /** asks on one day of the person's own calendar; null: as many as the week allows */
  readonly dailyLimit: number | null
  /** what the person isn't suggested for */
  readonly topicsOff: readonly string[]
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

const Moment = z.iso.datetime({ offset: true, error: 'is not an RFC 3339 time' })

export const MailChoiceName = z.enum(['atOnce', 'digest', 'off'])

export const DailyLimit = z.int().min(1).max(50)

const Place = z.strictObject({
  place: z.string().regex(/^[A-Z]{2}$/, 'is not a country such as DE'),
  region: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/, 'is not a part of a country such as BE')
    .nullable()
    .default(null),
})

const LocalDate = z.iso.date('is not a date such as 2026-12-24')

/** As many days as somebody can be away in the two years that are kept. */
export const MOST_DAYS_OFF = 400

const Topic = z.string().trim().min(2, 'is too short to be a topic').max(60)

/** What a person may change about their reach; null takes hours, quiet hours or a pause away. */
export const ReachPatch = z.strictObject({
  hours: Hours.nullable().optional(),
  quietHours: Span.nullable().optional(),
  focusHours: Hours.nullable().optional(),
  holidays: Place.nullable().optional(),
  daysOff: z.array(LocalDate).max(MOST_DAYS_OFF).optional(),
  /** asks that may reach the person in any seven days */
  limit: WeeklyLimit.optional(),
  dailyLimit: DailyLimit.nullable().optional(),
  topicsOff: z.array(Topic).max(20).optional(),
  focusUntil: Moment.nullable().optional(),
  pausedUntil: Moment.nullable().optional(),
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
  holidays: z.object({ place: z.string(), region: z.string().nullable() }).nullable(),
  daysOff: z.array(z.string()).meta({ description: 'dates that I gave, from today on' }),
  nextDaysOff: z
    .array(z.string())
    .meta({ description: 'the next five on which nothing comes, holidays among them' }),
  limit: z.int(),
  dailyLimit: z.int().nullable(),
  topicsOff: z.array(z.string()),
  focusUntil: z.string().nullable(),
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

export const HolidayPlaces = z.object({
  items: z.array(
    z.object({
      place: z.string(),
      regions: z.array(z.object({ region: z.string(), name: z.string() })),
    }),
  ),
  next: z.null(),
})
export type HolidayPlaces = z.infer<typeof HolidayPlaces>

export const CalendarFile = z.strictObject({
  ics: z.string().max(900_000, 'is longer than 900,000 characters'),
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
  holidays: { place: 'DE', region: 'BE' },
  daysOff: [],
  nextDaysOff: ['2026-05-25', '2026-10-03', '2026-12-25', '2026-12-26'],
  limit: 3,
  dailyLimit: null,
  topicsOff: [],
  focusUntil: null,
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
  mail: 'atOnce',
  nextMoment: '2026-05-18T07:00:00.000Z',
  sample: false,
  version: '3.1',
}
