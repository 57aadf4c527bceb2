import { z } from 'zod'
import type { Interval } from '#engine/reach/next-moment.ts'
import { instant, toIso } from '#engine/time/instant.ts'
import { ownCalendarServerKey } from '#platform/calendar/own-server.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { troubleOf } from './domain.ts'
import { CalendarsView, type CalendarView, exampleCalendar } from './schema.ts'
import { type CalendarRow, calendarsOf, countBusy, loadBusy, type Reader } from './store.ts'

export const listMyCalendars = query({
  name: 'calendars.list',
  http: 'GET /me/calendars',
  summary:
    'My calendars that are read for when I am busy: how each is doing, and nothing of what stands in it.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: CalendarsView,
  example: { input: {}, output: { items: [exampleCalendar], next: null, ownServer: null } },
  async run({ tx, actor, services }) {
    assert(actor.kind === 'person', 'Me is a person.')
    return viewCalendars(tx, services, actor.personId)
  },
})

export async function viewCalendars(tx: Tx, services: Services, personId: string): Promise<CalendarsView> {
  const busy = await countBusy(tx, personId, tx.now)
  const rows = await calendarsOf(tx, personId)
  const own = services.find(ownCalendarServerKey) ?? null
  return {
    items: rows.map((row) => viewCalendar(row, busy.get(row.id) ?? 0)),
    next: null,
    ownServer: own === null ? null : new URL(own.address).host,
  }
}

function viewCalendar(row: CalendarRow, busy: number): CalendarView {
  const { id, kind, host, writes, trouble, says, readAt, nextAt } = row
  return {
    id,
    kind,
    host,
    state: trouble !== null ? 'trouble' : readAt === null ? 'waiting' : 'working',
    trouble: trouble === null ? null : troubleOf(trouble),
    says,
    readAt: readAt === null ? null : toIso(instant(readAt)),
    nextAt: toIso(instant(nextAt)),
    busy,
    writes,
  }
}

/** When each of these people is busy by the calendars that they connected; who connected none isn't in it. */
export function busyByCalendar(
  reader: Reader,
  personIds: readonly string[],
): Promise<Map<string, Interval[]>> {
  return loadBusy(reader, personIds)
}
