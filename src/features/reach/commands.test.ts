import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '#platform/actor.ts'
import { addPeople } from '#features/people/commands.ts'
import { openWorld, type TestWorld } from '#features/people/fixtures/world.ts'
import { ServiceBox } from '#platform/service.ts'
import { changeMe, giveReach } from './commands.ts'
import { personal } from './personal.ts'
import { getMe, loadReach } from './queries.ts'
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
])('%o is not taken', (patch) => {
  expect(ChangeMe.safeParse(patch).success).toBe(false)
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
  for (const { input, output, example } of [getMe, changeMe]) {
    expect(input.safeParse(example.input)).toMatchObject({ success: true })
    expect(output.safeParse(example.output)).toMatchObject({ success: true })
  }
})
