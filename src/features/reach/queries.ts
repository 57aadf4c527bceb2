import { type Interval, nextMoment } from '#engine/reach/next-moment.ts'
import { localDate } from '#engine/reach/wall-clock.ts'
import { type Instant, instant, toIso } from '#engine/time/instant.ts'
import { holidayPlaces } from '#platform/calendar/public-holidays.ts'
import type { Actor } from '#platform/actor.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import { sampleKey, type Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { busyByCalendar } from '#features/calendars/queries.ts'
import { listPeopleByIds, loadPerson, viewPerson } from '#features/people/queries.ts'
import { z } from 'zod'
import { exampleMe, HolidayPlaces, MeView, type Reach } from './schema.ts'
import { findNeverAsked, findSettings, type Reader, type Settings } from './store.ts'

const USUAL: Omit<Settings, 'personId'> = {
  hours: null,
  quietHours: null,
  focusHours: null,
  holidayPlace: null,
  publicHolidays: [],
  daysOff: [],
  focusUntil: null,
  dailyLimit: null,
  topicsOff: [],
  weeklyLimit: 3,
  pausedUntil: null,
  optedOut: false,
  urgentAllowed: false,
  mail: 'atOnce',
  version: 0,
}

export const getMe = query({
  name: 'reach.me',
  http: 'GET /me',
  summary: 'Who I am here, and when and how I may be reached.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: MeView,
  example: { input: {}, output: exampleMe },
  etag: (view) => view.version,
  run: ({ tx, actor, services }) => viewMe(tx, actor, services),
})

export const listHolidayPlaces = query({
  name: 'reach.holidayPlaces',
  http: 'GET /holidays/places',
  summary: 'Countries whose public holidays are known, and the parts of them that have their own.',
  access: { who: 'person', scope: 'me' },
  input: z.strictObject({}),
  output: HolidayPlaces,
  example: {
    input: {},
    output: { items: [{ place: 'DE', regions: [{ region: 'BE', name: 'Berlin' }] }], next: null },
  },
  async run() {
    const items = await holidayPlaces('en')
    return { items: items.map(({ place, regions }) => ({ place, regions: [...regions] })), next: null }
  },
})

export async function viewMe(tx: Tx, actor: Actor, services: Services): Promise<MeView> {
  assert(actor.kind === 'person', 'Me is a person.')
  const person = await loadPerson(tx, actor.personId)
  const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
  assert(person && reach, 'Who is signed in is there.')
  const next = nextMoment(reach, tx.now)
  const today = localDate(tx.now, reach.zone)
  return {
    ...(await viewPerson(tx, actor, person)),
    hours: reach.hours as MeView['hours'],
    quietHours: reach.quietHours === null ? null : [...reach.quietHours],
    focusHours: reach.focusHours as MeView['focusHours'],
    holidays: reach.holidayPlace,
    daysOff: reach.daysOff.filter((date) => date >= today),
    nextDaysOff: (reach.holidays ?? []).filter((date) => date >= today).slice(0, 5),
    limit: reach.weeklyLimit,
    dailyLimit: reach.dailyLimit,
    topicsOff: [...reach.topicsOff],
    focusUntil: isoAhead(reach.focusUntil, tx.now),
    pausedUntil: reach.pausedUntil === null ? null : toIso(reach.pausedUntil),
    optedOut: reach.optedOut,
    urgentAllowed: reach.urgentAllowed,
    mail: reach.mail,
    nextMoment: next === null ? null : toIso(next),
    sample: services.find(sampleKey) ?? false,
    version: meVersion(person, reach),
  }
}

/** Grows with each change of either half. */
export function meVersion(person: { version: number }, reach: { version: number }): string {
  return `${person.version}.${reach.version}`
}

/** Focus that has ended is none. */
function isoAhead(at: Instant | null, now: Instant): string | null {
  return at === null || at <= now ? null : toIso(at)
}

/** The reach of each of these people who exists; who never set anything has the usual one. */
export async function loadReach(reader: Reader, personIds: readonly string[]): Promise<Map<string, Reach>> {
  const people = await listPeopleByIds(reader, personIds)
  const settings = await findSettings(reader, personIds)
  const busy = await busyByCalendar(reader, personIds)
  return new Map(
    people.map(({ id, zone }) => [
      id,
      reachOf({ ...USUAL, personId: id, ...settings.get(id) }, zone, busy.get(id)),
    ]),
  )
}

/** Who has opted out, or has a limit of zero: nobody may ask them, at whatever time. */
export function neverAsked(reader: Reader): Promise<string[]> {
  return findNeverAsked(reader)
}

function reachOf(settings: Settings, zone: string | null, busy: readonly Interval[] = []): Reach {
  const { publicHolidays, daysOff, focusUntil } = settings
  return {
    ...settings,
    zone: zone ?? 'UTC',
    holidays: [...new Set([...publicHolidays, ...daysOff])].toSorted(),
    busy,
    focusBlocks: focusUntil === null ? [] : [{ from: instant(0), to: focusUntil }],
  }
}
