import { z } from 'zod'

const time = z.string().meta({ format: 'date-time', description: 'RFC 3339, UTC' })

export const CalendarView = z
  .object({
    id: z.string(),
    kind: z.enum(['feed', 'caldav']),
    host: z.string().meta({ description: 'the server; the rest of its address is kept sealed' }),
    state: z.enum(['waiting', 'working', 'trouble']),
    trouble: z
      .enum([
        'silent',
        'signIn',
        'none',
        'unreadable',
        'tooMany',
        'tooSlow',
        'notAllowed',
        'notEncrypted',
        'sealed',
      ])
      .nullable(),
    says: z.string().nullable().meta({ description: 'what the other side said, in codes alone' }),
    readAt: time.nullable().meta({ description: 'the last reading that gave something' }),
    nextAt: time,
    busy: z.int().meta({ description: 'stretches of time that are taken in the next two months' }),
    writes: z.boolean().meta({ description: 'whether agreed times are put into it' }),
  })
  .meta({ id: 'Calendar' })
export type CalendarView = z.output<typeof CalendarView>

export const CalendarsView = z.object({
  items: z.array(CalendarView),
  next: z.null(),
  ownServer: z.string().nullable().meta({ description: 'host of the organisation’s own calendar server' }),
})
export type CalendarsView = z.output<typeof CalendarsView>

const address = z.string().trim().min(1).max(2_000)

export const ConnectCalendar = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('feed'), address }),
  z.strictObject({
    kind: z.literal('caldav'),
    address: address.optional().meta({ description: 'the organisation’s own server where it isn’t given' }),
    user: z.string().trim().min(1).max(200),
    password: z.string().min(1).max(1_000),
    writes: z.boolean().default(false),
  }),
])
export type ConnectCalendar = z.output<typeof ConnectCalendar>

export const CalendarPath = z.strictObject({ calendarId: z.string().max(64) })

export const exampleCalendar: CalendarView = {
  id: '3m8v0c2k6d9s1x5z7q4w8e0rty',
  kind: 'feed',
  host: 'calendar.example.org',
  state: 'working',
  trouble: null,
  says: null,
  readAt: '2026-05-18T09:00:00.000Z',
  nextAt: '2026-05-18T09:15:00.000Z',
  busy: 12,
  writes: false,
}
