import { localDate } from '#engine/reach/wall-clock.ts'
import { DAY, instant, later } from '#engine/time/instant.ts'
import { allDayDates } from '#platform/calendar/all-day-dates.ts'
import { publicHolidays as publicHolidaysOf } from '#platform/calendar/public-holidays.ts'
import { command, type Context } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { changeOwnProfile } from '#features/people/commands/change.ts'
import { loadPerson } from '#features/people/queries.ts'
import { changeReach } from './domain.ts'
import { REACH_CHANGED } from './events.ts'
import { loadReach, meVersion, viewMe } from './queries.ts'
import {
  CalendarFile,
  ChangeMe,
  type DayHours,
  exampleMe,
  MeView,
  MOST_DAYS_OFF,
  type Reach,
} from './schema.ts'
import { lockSettings, saveSettings } from './store.ts'

export const changeMe = command({
  name: 'reach.changeMe',
  http: 'PATCH /me',
  summary: 'Change when and how I may be reached: hours, limit, pause, what may break through, mail.',
  access: { who: 'person', scope: 'me' },
  input: ChangeMe,
  output: MeView,
  example: {
    input: { limit: 3, hours: { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'] } },
    output: exampleMe,
  },
  etag: (view) => view.version,
  about: (view) => view.id,
  async run({ tx, actor, services, ifMatch }, { zone, languages, ...patch }) {
    assert(actor.kind === 'person', 'Me is a person.')
    await lockSettings(tx, actor.personId)
    const person = await loadPerson(tx, actor.personId)
    const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
    assert(person && reach, 'Who is signed in is there.')
    if (ifMatch !== undefined && ifMatch !== meVersion(person, reach))
      return refuse('request.changedMeanwhile')
    if (zone !== undefined || languages !== undefined) {
      const changed = await changeOwnProfile(tx, actor, { zone, languages })
      if (isRefusal(changed)) return changed
    }
    const next = changeReach(reach, patch, tx.now)
    if (isRefusal(next)) return next
    return save(tx, { actor, services }, patch.holidays === undefined ? next : await withHolidays(tx, next))
  },
})

export const takeCalendar = command({
  name: 'reach.takeCalendar',
  http: 'POST /me/days-off',
  summary: 'Add the all-day dates of a calendar file to my days off; nothing else of it is kept.',
  access: { who: 'person', scope: 'me' },
  input: CalendarFile,
  output: MeView,
  example: {
    input: { ics: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR' },
    output: { ...exampleMe, daysOff: ['2026-12-24'], nextDaysOff: ['2026-12-24'] },
  },
  etag: (view) => view.version,
  about: (view) => view.id,
  async run({ tx, actor, services }, { ics }) {
    assert(actor.kind === 'person', 'Me is a person.')
    await lockSettings(tx, actor.personId)
    const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
    assert(reach, 'Who is signed in is there.')
    const from = localDate(tx.now, reach.zone)
    const to = localDate(later(tx.now, 2 * 366 * DAY), reach.zone)
    const found = await allDayDates(ics, { from, to, most: MOST_DAYS_OFF })
    if (found === null) return refuse('reach.calendarUnreadable')
    if (found.length === 0) return refuse('reach.calendarEmpty')
    const kept = reach.daysOff.filter((date) => date >= from)
    const daysOff = [...new Set([...kept, ...found])].toSorted().slice(0, MOST_DAYS_OFF)
    return save(tx, { actor, services }, { ...reach, daysOff, version: reach.version + 1 })
  },
})

/** Years of holidays that are worked out ahead: this one, and those that an ask may lie in. */
const YEARS = 3

/** The dates of the place that was chosen; looked up again within a year, so that they never run out. */
async function withHolidays(tx: Tx, reach: Reach): Promise<Reach | Refusal> {
  const { holidayPlace: place, personId } = reach
  if (place === null) return { ...reach, publicHolidays: [] }
  const year = new Date(tx.now).getUTCFullYear()
  const publicHolidays = await publicHolidaysOf(place, year, YEARS)
  if (publicHolidays === null) return refuse('reach.placeUnknown')
  const key = `reach.holidays:${personId}:${year + 1}`
  tx.enqueue({ kind: 'reach.holidays', key, payload: { personId }, dueAt: instant(Date.UTC(year + 1, 0, 2)) })
  return { ...reach, publicHolidays }
}

/** A new year: the dates of somebody's place are worked out anew, and nobody is told. */
export async function renewHolidays(tx: Tx, personId: string): Promise<void> {
  await lockSettings(tx, personId)
  const reach = (await loadReach(tx, [personId])).get(personId)
  if (!reach?.holidayPlace) return
  const next = await withHolidays(tx, reach)
  // a place that the data no longer knows keeps the dates that it had
  if (!isRefusal(next)) await saveSettings(tx, [next])
}

async function save(
  tx: Tx,
  { actor, services }: Pick<Context, 'actor' | 'services'>,
  next: Reach | Refusal,
): Promise<MeView | Refusal> {
  if (isRefusal(next)) return next
  await saveSettings(tx, [next])
  const about = { kind: 'person', id: next.personId }
  tx.append({ type: REACH_CHANGED, about, payload: {}, hear: [{ about, people: [next.personId] }] })
  return viewMe(tx, actor, services)
}

export interface GivenReach {
  readonly personId: string
  readonly hours?: DayHours | undefined
  readonly weeklyLimit?: number | undefined
}

/** Hours and limits from a file, for people whom nobody tells; what isn't given stays as it is. */
export async function giveReach(tx: Tx, given: readonly GivenReach[]): Promise<void> {
  const told = given.filter(({ hours, weeklyLimit }) => hours !== undefined || weeklyLimit !== undefined)
  const present = await loadReach(
    tx,
    told.map(({ personId }) => personId),
  )
  const changed = told.flatMap(({ personId, hours, weeklyLimit }) => {
    const reach = present.get(personId)
    if (!reach) return []
    const next = { hours: hours ?? reach.hours, weeklyLimit: weeklyLimit ?? reach.weeklyLimit }
    return [{ ...reach, ...next, version: reach.version + 1 }]
  })
  await saveSettings(tx, changed)
}
