import { z } from 'zod'
import { ownCalendarServerKey } from '#platform/calendar/own-server.ts'
import { readAddress } from '#platform/outbound/address.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { keepSecret, keysKey } from '#platform/secrets/secrets.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { MOST_CALENDARS } from './domain.ts'
import { viewCalendars } from './queries.ts'
import { READ } from './reading/domain.ts'
import { secretOf } from './reading/queries.ts'
import { CalendarPath, CalendarsView, ConnectCalendar, exampleCalendar } from './schema.ts'
import { calendarsOf, deleteCalendar, insertCalendar, lockCalendar, lockCalendarsOf } from './store.ts'

const example = { items: [exampleCalendar], next: null, ownServer: null }

export const connectCalendar = command({
  name: 'calendars.connect',
  http: 'POST /me/calendars',
  summary:
    'Connect a calendar of mine, by the address that publishes it or by CalDAV: of its entries only the times are kept.',
  access: { who: 'person', scope: 'me' },
  input: ConnectCalendar,
  output: CalendarsView,
  status: 201,
  example: { input: { kind: 'feed', address: 'https://calendar.example.org/ada.ics' }, output: example },
  async run({ tx, actor, services }, given) {
    assert(actor.kind === 'person', 'A calendar is a person’s.')
    const address = addressIn(given, services)
    if (isRefusal(address)) return address
    await lockCalendarsOf(tx, actor.personId)
    if ((await calendarsOf(tx, actor.personId)).length >= MOST_CALENDARS) return refuse('calendar.tooMany')
    const isCaldav = given.kind === 'caldav'
    const row = await insertCalendar(tx, {
      personId: actor.personId,
      kind: given.kind,
      host: address.host,
      writes: isCaldav && given.writes,
    })
    const secret = isCaldav
      ? { address: address.href, user: given.user, password: given.password }
      : { address: address.href }
    await keepSecret(tx, services.get(keysKey), secretOf(row), JSON.stringify(secret))
    readSoon(tx, row.id)
    return viewCalendars(tx, services, actor.personId)
  },
})

/** Published calendars are often written `webcal:`, which means the same. */
function addressIn(given: ConnectCalendar, services: Services): URL | Refusal {
  const own = services.find(ownCalendarServerKey)?.address
  const typed = given.address ?? own
  if (typed === undefined) return refuse('calendar.noAccount')
  const url = readAddress(typed.replace(/^webcals?:/i, 'https:'))
  return isRefusal(url) ? refuse('calendar.badAddress') : url
}

export const disconnectCalendar = command({
  name: 'calendars.disconnect',
  http: 'DELETE /me/calendars/{calendarId}',
  summary: 'Read this calendar no more, and forget its address and every time that was read from it.',
  access: {
    who: 'person',
    scope: 'me',
    object: { param: 'calendarId', belongsTo: 'the person whose calendar it is', others: 404 },
  },
  input: CalendarPath,
  output: z.null(),
  status: 204,
  example: { input: { calendarId: exampleCalendar.id }, output: null },
  async run({ tx, actor, services }, { calendarId }) {
    assert(actor.kind === 'person', 'A calendar is a person’s.')
    const { personId } = actor
    if (!(await deleteCalendar(tx, personId, calendarId))) return refuse('request.notFound')
    await keepSecret(tx, services.get(keysKey), secretOf({ id: calendarId, personId }), null)
    return null
  },
})

export const readCalendar = command({
  name: 'calendars.read',
  http: 'POST /me/calendars/{calendarId}/read',
  summary: 'Read this calendar now instead of in a while; how it went is in `GET /me/calendars`.',
  access: {
    who: 'person',
    scope: 'me',
    object: { param: 'calendarId', belongsTo: 'the person whose calendar it is', others: 404 },
  },
  input: CalendarPath,
  output: CalendarsView,
  status: 202,
  example: { input: { calendarId: exampleCalendar.id }, output: example },
  async run({ tx, actor, services }, { calendarId }) {
    assert(actor.kind === 'person', 'A calendar is a person’s.')
    const row = await lockCalendar(tx, calendarId)
    if (row?.personId !== actor.personId) return refuse('request.notFound')
    readSoon(tx, calendarId)
    return viewCalendars(tx, services, actor.personId)
  },
})

function readSoon(tx: Tx, calendarId: string): void {
  tx.enqueue({ kind: READ, key: `${READ}:${calendarId}:${newId()}`, payload: { calendarId }, dueAt: tx.now })
}
