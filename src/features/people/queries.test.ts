import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '#engine/time/instant.ts'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { isOperation, type Operation } from '#platform/operation.ts'
import { ServiceBox } from '#platform/service.ts'
import { keyFromText } from '#platform/signing/secret-key.ts'
import * as commands from './commands.ts'
import { addPeople } from './commands.ts'
import { keepErasedAddress } from './commands/address.ts'
import { MONDAY, openWorld, type TestWorld } from './fixtures/world.ts'
import { jobs } from './jobs.ts'
import { personal } from './personal.ts'
import * as queries from './queries.ts'
import { findByEmail, secretKeyKey } from './queries.ts'

const secret = keyFromText('a secret of at least thirty-two letters')
const services = new ServiceBox()
services.set(secretKeyKey, secret)

let world: TestWorld
const ids = new Map<string, string>()
beforeAll(async () => {
  world = await openWorld()
  const people = await world.run((tx) =>
    addPeople(tx, [
      { email: 'ada@example.org', name: 'Ada Adeyemi', team: 'Data', title: 'Database engineer' },
      { email: 'ben@example.org', name: 'Ben Bauer', team: 'Search', manager: 'dana@example.org' },
      { email: 'dana@example.org', name: 'Dana Diaz', team: 'Search', role: 'lead' },
      { email: 'hana@example.org', name: 'Hana 100%', startDate: '2026-12-01' },
      { email: 'jonas@example.org', name: 'Jonas Jung', endDate: '2026-11-20', team: 'Data' },
      { email: 'lena@example.org', name: 'Lena Lund', role: 'admin' },
    ]),
  )
  for (const { id, name } of people) ids.set(name.split(' ')[0] ?? '', id)
})
afterAll(() => world.close())

function actor(name: string, role: PersonActor['role'] = 'member'): Actor {
  const personId = ids.get(name) ?? ''
  const via = { kind: 'session', id: 's' } as const
  return { kind: 'person', personId, role, teamId: null, scopes: 'all', via, simulated: false }
}

const call = (operation: Operation, who: Actor, input: unknown, ifMatch?: string) =>
  world.transact((tx) =>
    operation.run(
      {
        actor: who,
        now: tx.now,
        tx,
        services,
        requestId: 'r',
        ...(ifMatch === undefined ? {} : { ifMatch }),
      },
      operation.input.parse(input) as never,
    ),
  )
const names = (page: unknown) => (page as { items: { name: string }[] }).items.map(({ name }) => name)

test.each([
  ['', ['Ada Adeyemi', 'Ben Bauer', 'Dana Diaz', 'Lena Lund']],
  ['ada', ['Ada Adeyemi']],
  ['DATA', ['Ada Adeyemi']],
  ['search  bauer', ['Ben Bauer']],
  ['100%', []],
  ['%', []],
  ['_', []],
])('a search for %o finds by name, title and team who is here', async (q, found) => {
  const page = await call(queries.listPeople, actor('Ben'), { q })
  expect(names(page)).toEqual(found)
  expect(JSON.stringify(page)).not.toContain('ada@example.org')
})

test('people are listed a page at a time, each once', async () => {
  const first = (await call(queries.listPeople, actor('Ben'), { limit: 2 })) as { next: string }
  const second = (await call(queries.listPeople, actor('Ben'), { limit: 2, cursor: first.next })) as {
    next: null
  }
  expect([...names(first), ...names(second)]).toEqual(['Ada Adeyemi', 'Ben Bauer', 'Dana Diaz', 'Lena Lund'])
  expect(await call(queries.listPeople, actor('Ben'), { cursor: 'nonsense' })).toMatchObject({
    refusal: 'request.malformed',
  })
})

test('an address is for its owner and for admins; who has left is not there for others', async () => {
  const get = (who: Actor, name: string) => call(queries.getPerson, who, { personId: ids.get(name) })
  expect(await get(actor('Ben'), 'Ada')).not.toHaveProperty('email')
  expect(await get(actor('Dana', 'lead'), 'Ada')).not.toHaveProperty('email')
  expect(await get(actor('Ada'), 'Ada')).toMatchObject({ email: 'ada@example.org' })
  expect(await get(actor('Lena', 'admin'), 'Ada')).toMatchObject({ email: 'ada@example.org' })
  expect(await get(actor('Ben'), 'Ben')).toMatchObject({ manager: { name: 'Dana Diaz' } })
  expect(await get(actor('Ben'), 'Jonas')).toEqual({ refusal: 'request.notFound' })
  expect(await get(actor('Lena', 'admin'), 'Jonas')).toMatchObject({ endDate: '2026-11-20' })
})

test('teams are listed with how many people are in each', async () => {
  const page = await call(queries.listTeams, actor('Ben'), {})
  expect(page).toMatchObject({ items: [{ name: 'Data' }, { name: 'Search', size: 2 }], next: null })
})

test('an admin changes a person; of two who change the same version only one does', async () => {
  const lena = actor('Lena', 'admin')
  const personId = ids.get('Ben')
  const changed = await call(commands.changePerson, lena, { personId, team: 'Data', title: 'Broker' }, '1')
  expect(changed).toMatchObject({ team: { name: 'Data' }, title: 'Broker', version: 2 })
  expect(await call(commands.changePerson, lena, { personId, title: 'Other' }, '1')).toEqual({
    refusal: 'request.changedMeanwhile',
  })
  const cases = [
    [{ email: 'ADA@example.org' }, 'person.addressTaken'],
    [{ managerId: 'nobody' }, 'person.unknownManager'],
    [{ managerId: personId }, 'person.managerLoop'],
    [{ startDate: '2026-02-01', endDate: '2026-01-01' }, 'person.datesTurned'],
  ] as const
  for (const [patch, refusal] of cases) {
    expect(await call(commands.changePerson, lena, { personId, ...patch })).toEqual({ refusal })
  }
  const own = { personId: ids.get('Lena'), role: 'member' }
  expect(await call(commands.changePerson, lena, own)).toEqual({ refusal: 'person.lastAdmin' })
})

test('an admin adds a person once, and an erased one only when they asked to come back', async () => {
  const lena = actor('Lena', 'admin')
  const row = { email: 'kofi@example.org', name: 'Kofi' }
  const kofi = (await call(commands.addPerson, lena, row)) as { id: string }
  expect(await call(commands.addPerson, lena, { ...row, email: 'KOFI@example.org' })).toEqual({
    refusal: 'person.addressTaken',
  })
  await world.run((tx) => keepErasedAddress(tx, secret, kofi.id))
  await world.run((tx) => personal.erase(tx, kofi.id))
  expect(await call(commands.addPerson, lena, row)).toEqual({ refusal: 'person.erased' })
  expect(await call(commands.addPerson, lena, { ...row, anew: true })).toMatchObject({ name: 'Kofi' })
  expect(await call(queries.getPerson, lena, { personId: kofi.id })).toEqual({ refusal: 'request.notFound' })
})

test('the day after the last day the person has left, and not a day before', async () => {
  const lena = actor('Lena', 'admin')
  await call(commands.changePerson, lena, {
    personId: ids.get('Ada'),
    endDate: '2026-11-25',
    zone: 'Asia/Tokyo',
  })
  const due = await world.db
    .selectFrom('platformJobs')
    .selectAll()
    .where('kind', '=', 'people.lastDay')
    .execute()
  const job = due.find(({ key }) => key.includes('2026-11-25'))
  expect(job?.dueAt).toBe(Date.parse('2026-11-25T15:00:00Z'))
  const run = () =>
    world.run(async (tx) => {
      for (const handler of jobs) {
        if (handler.where !== 'inside') continue
        const payload = { personId: ids.get('Ada') ?? '' }
        await handler.run({ tx, services }, { key: 'k', attempt: 1, payload })
      }
    })
  const leftAt = async () => (await world.run((tx) => findByEmail(tx, 'ada@example.org')))?.leftAt
  await run()
  expect(await leftAt()).toBeNull()
  world.clock.moveTo((MONDAY + 3 * DAY) as typeof MONDAY)
  await run()
  expect(await leftAt()).toBe(MONDAY + 3 * DAY)
  expect((await world.eventTypes()).at(-1)).toBe('person.left')
  world.clock.moveTo(MONDAY)
})

test('every example of the reference is what the operation takes and answers', () => {
  const operations = [...Object.values(commands), ...Object.values(queries)].filter(isOperation)
  expect(operations.length).toBeGreaterThan(4)
  for (const { input, output, example } of operations) {
    expect(input.safeParse(example.input)).toMatchObject({ success: true })
    expect(output.safeParse(example.output)).toMatchObject({ success: true })
  }
})
