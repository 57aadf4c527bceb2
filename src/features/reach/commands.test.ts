import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '#platform/actor.ts'
import { addPeople } from '#features/people/commands.ts'
import { openWorld, type TestWorld } from '#features/people/fixtures/world.ts'
import { ServiceBox } from '#platform/service.ts'
import { instant } from '#engine/time/instant.ts'
import { changeMe, giveReach, renewHolidays, takeCalendar } from './commands.ts'
import { isOffTopic } from './policy.ts'
import { personal } from './personal.ts'
import { getMe, listHolidayPlaces, loadReach } from './queries.ts'
import { ChangeMe } from './schema.ts'

let world: TestWorld
let ada: PersonActor
beforeAll(async () => {
  world = await openWorld()
  const [person] = await world.run((tx) =>
    addPeople(tx, [{ email: 'ada@example.org', name: 'Ada', zone: 'Europe/Berlin' }]),
  )
  ada = {
    kind: 'person',
    personId: person?.id ?? '',
    role: 'member',
    teamId: null,
    scopes: 'all',
    via: { kind: 'session', id: 's' },
    simulated: false,
  }
})
afterAll(() => world.close())

const services = new ServiceBox()
const change = (patch: unknown, ifMatch?: string) =>
  world.transact((tx) =>
    changeMe.run(
      {
        actor: ada,
        now: tx.now,
        tx,
        services,
        requestId: 'r',
        ...(ifMatch === undefined ? {} : { ifMatch }),
      },
      ChangeMe.parse(patch),
    ),
  )
const me = () => world.run((tx) => getMe.run({ actor: ada, now: tx.now, tx, services, requestId: 'r' }, {}))

test('I see who I am and the usual reach, and change a part of it', async () => {
  expect(await me()).toMatchObject({
    name: 'Ada',
    email: 'ada@example.org',
    limit: 3,
    hours: null,
    mail: 'atOnce',
  })
  const hours = { tue: ['09:00', '17:00'] }
  expect(await change({ hours, limit: 0, zone: 'Asia/Tokyo' })).toMatchObject({
    hours,
    limit: 0,
    zone: 'Asia/Tokyo',
    nextMoment: '2026-11-24T00:00:00.000Z',
  })
  expect(await change({ hours: null, languages: ['de'] })).toMatchObject({
    hours: null,
    limit: 0,
    languages: ['de'],
  })
  expect(await world.eventTypes()).toContain('reach.changed')
})

test('a pause lies ahead, holds, and is taken away with null', async () => {
  expect(await change({ pausedUntil: '2026-11-23T08:00:00Z' })).toMatchObject({
    refusal: 'reach.pausedBefore',
  })
  const paused = await change({ pausedUntil: '2026-12-01T09:00:00+01:00' })
  expect(paused).toMatchObject({
    pausedUntil: '2026-12-01T08:00:00.000Z',
    nextMoment: '2026-12-01T08:00:00.000Z',
  })
  expect(await change({ pausedUntil: null })).toMatchObject({ pausedUntil: null })
  expect(await change({ optedOut: true })).toMatchObject({ nextMoment: null })
  expect(await change({ optedOut: false })).toMatchObject({ nextMoment: '2026-11-23T09:00:00.000Z' })
})

test('of two who change the same version only one does', async () => {
  const { version } = await me()
  expect(await change({ limit: 5 }, version)).toMatchObject({ limit: 5 })
  expect(await change({ limit: 6 }, version)).toEqual({ refusal: 'request.changedMeanwhile' })
})

test.each([
  { limit: 51 },
  { limit: -1 },
  { limit: 2.5 },
  { zone: 'Mars/Olympus' },
  { zone: '+02:00' },
  { hours: { monday: ['09:00', '17:00'] } },
  { hours: { mon: ['9:00', '17:00'] } },
  { hours: { mon: ['09:00', '09:00'] } },
  { hours: { mon: ['09:00', '24:01'] } },
  { pausedUntil: 'tomorrow' },
  { mail: 'sometimes' },
  { role: 'admin' },
  { holidays: { place: 'Germany' } },
  { daysOff: ['24.12.2026'] },
  { dailyLimit: 0 },
  { topicsOff: ['x'] },
  { focusUntil: 'noon' },
])('%o is not taken', (patch) => {
  expect(ChangeMe.safeParse(patch).success).toBe(false)
})

test('public holidays of a place and my own days off are left alone, and a place is taken away again', async () => {
  const hours = { mon: ['09:00', '17:00'], fri: ['09:00', '17:00'] }
  await change({ hours, zone: 'Europe/Berlin', holidays: { place: 'DE', region: 'BE' } })
  expect(await me()).toMatchObject({
    holidays: { place: 'DE', region: 'BE' },
    nextDaysOff: ['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-08', '2027-03-26'],
  })
  const off = await change({ daysOff: ['2026-11-27', '2026-11-23', '2026-11-27', '2026-11-30'] })
  expect(off).toMatchObject({
    daysOff: ['2026-11-23', '2026-11-27', '2026-11-30'],
    nextMoment: '2026-12-04T08:00:00.000Z',
  })
  expect(await change({ holidays: { place: 'DE', region: 'XX' } })).toEqual({
    refusal: 'reach.placeUnknown',
  })
  expect(await change({ holidays: null, daysOff: [], hours: null })).toMatchObject({
    nextDaysOff: [],
    holidays: null,
  })
})

test('the dates of a place are looked up again when a new year begins', async () => {
  await change({ holidays: { place: 'FR' } })
  const before = await world.run(
    async (tx) => (await loadReach(tx, [ada.personId])).get(ada.personId)?.holidays,
  )
  expect(before).toContain('2028-07-14')
  const later = instant(Date.UTC(2028, 0, 2))
  await world.run((tx) => renewHolidays({ ...tx, now: later }, ada.personId))
  const after = await world.run(
    async (tx) => (await loadReach(tx, [ada.personId])).get(ada.personId)?.holidays,
  )
  expect(after).toContain('2030-07-14')
  await change({ holidays: null })
})

test('focus holds until it ends, and ends by itself', async () => {
  expect(await change({ focusUntil: '2026-11-23T08:00:00Z' })).toEqual({ refusal: 'reach.focusBefore' })
  const focused = await change({ focusUntil: '2026-11-23T11:00:00Z' })
  expect(focused).toMatchObject({
    focusUntil: '2026-11-23T11:00:00.000Z',
    nextMoment: '2026-11-23T11:00:00.000Z',
  })
  expect(await change({ focusUntil: null })).toMatchObject({ nextMoment: '2026-11-23T09:00:00.000Z' })
})

test('a calendar file adds its all-day dates to my days off, and what is no calendar is refused', async () => {
  const ics = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20261224',
    'SUMMARY:Surgery',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const take = (text: string) =>
    world.transact((tx) =>
      takeCalendar.run({ actor: ada, now: tx.now, tx, services, requestId: 'r' }, { ics: text }),
    )
  await change({ daysOff: ['2026-12-01'] })
  const taken = await take(ics)
  expect(taken).toMatchObject({ daysOff: ['2026-12-01', '2026-12-24'] })
  expect(JSON.stringify(taken)).not.toContain('Surgery')
  expect(await take('hello')).toEqual({ refusal: 'reach.calendarUnreadable' })
  expect(await take('BEGIN:VCALENDAR\r\nEND:VCALENDAR')).toEqual({ refusal: 'reach.calendarEmpty' })
  await change({ daysOff: [] })
})

test.each([
  ['Who knows the Oracle billing API?', ['oracle billing'], true],
  ['Could you check two invoices?', ['invoice'], true],
  ['Wer kennt die Übergabe?', ['ubergabe'], true],
  ['Who knows the billing Oracle?', ['oracle billing'], false],
  ['A prevoice line', ['invoice'], false],
  ['anything', [], false],
])('%j is about %j: %s', (text, topics, expected) => {
  expect(isOffTopic({ topicsOff: topics }, text)).toBe(expected)
})

test('reach from a file is given, exported, and gone after an erasure', async () => {
  const reach = await world.run(async (tx) => {
    await giveReach(tx, [
      { personId: ada.personId, weeklyLimit: 7 },
      { personId: 'nobody', weeklyLimit: 1 },
    ])
    return (await loadReach(tx, [ada.personId])).get(ada.personId)
  })
  expect(reach).toMatchObject({ weeklyLimit: 7 })
  const after = await world.run(async (tx) => {
    const before = await personal.exportFor(tx, ada.personId)
    await personal.erase(tx, ada.personId)
    return { before, after: await personal.exportFor(tx, ada.personId) }
  })
  expect(after).toMatchObject({ before: { reach: { weeklyLimit: 7 } }, after: {} })
})

test('every example of the reference is what the operation takes and answers', () => {
  for (const { input, output, example } of [getMe, changeMe, takeCalendar, listHolidayPlaces]) {
    expect(input.safeParse(example.input)).toMatchObject({ success: true })
    expect(output.safeParse(example.output)).toMatchObject({ success: true })
  }
})
