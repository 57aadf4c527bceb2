import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyFromText } from '#platform/signing/secret-key.ts'
import { openWorld, type TestWorld } from '../fixtures/world.ts'
import { personal } from '../personal.ts'
import { findByEmail } from '../queries.ts'
import { keepErasedAddress } from './address.ts'
import { applyPeople, type PersonRow } from './apply-people.ts'

const secret = keyFromText('a secret of at least thirty-two letters')
const list: PersonRow[] = [
  { email: 'ada@example.org', name: 'Ada Adeyemi', team: 'Data', manager: 'dana@example.org' },
  { email: 'dana@example.org', name: 'Dana Diaz', team: 'Data', zone: 'Europe/Madrid' },
  { email: 'ADA@example.org', name: 'Ada again' },
  { email: 'nobody', name: 'Nobody' },
  { email: 'emre@example.org', name: 'Emre', zone: 'Europe/Atlantis', manager: 'boss@example.org' },
]

let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const apply = (rows: PersonRow[], dryRun = false) =>
  world.run((tx) => applyPeople(tx, rows, { dryRun, secret }))
const find = (email: string) => world.run((tx) => findByEmail(tx, email))

test('a dry run tells the difference and changes nothing; the run makes it; a second run adds nothing', async () => {
  const planned = await apply(list, true)
  expect(await find('ada@example.org')).toBeNull()
  const done = await apply(list)
  expect(planned).toEqual(done)
  expect(done.added.map((row) => row.email)).toEqual([
    'ada@example.org',
    'dana@example.org',
    'emre@example.org',
  ])
  expect(done.skipped.map((note) => note.reason)).toEqual(['people.import.twice', 'people.import.badAddress'])
  expect(done.doubtful.map((note) => note.reason)).toEqual([
    'people.import.unknownZone',
    'people.import.unknownManager',
  ])
  const dana = await find('dana@example.org')
  expect(await find('ada@example.org')).toMatchObject({ managerId: dana?.id, team: 'Data' })
  expect(await apply(list)).toMatchObject({ added: [], changed: [], left: [], unchanged: 3 })
})

test('a row changes what it names and leaves the rest', async () => {
  const rows = [{ email: 'ada@example.org', name: 'Ada Adeyemi', team: 'Search', title: 'Engineer' }]
  expect((await apply(rows, true)).changed).toEqual([
    { email: 'ada@example.org', name: 'Ada Adeyemi', fields: ['team', 'title'] },
  ])
  const done = await apply(rows)
  expect(done.changed).toHaveLength(1)
  const dana = await find('dana@example.org')
  expect(await find('ada@example.org')).toMatchObject({
    team: 'Search',
    title: 'Engineer',
    managerId: dana?.id,
  })
})

test('nobody becomes their own manager by way of others', async () => {
  const rows = [{ email: 'dana@example.org', name: 'Dana Diaz', manager: 'ada@example.org' }]
  expect((await apply(rows)).doubtful.map((note) => note.reason)).toEqual(['people.import.managerLoop'])
  expect(await find('dana@example.org')).toMatchObject({ managerId: null })
})

test('a last day that is over lets Jonas leave, and only a later one brings him back', async () => {
  const jonas = { email: 'jonas@example.org', name: 'Jonas' }
  await apply([jonas])
  expect((await apply([{ ...jonas, endDate: '2026-11-20' }])).left).toHaveLength(1)
  expect(await find('jonas@example.org')).toMatchObject({ leftAt: expect.any(Number) })
  const stale = await apply([jonas])
  expect(stale.doubtful.map((note) => note.reason)).toEqual(['people.import.hasLeft'])
  await apply([{ ...jonas, endDate: '2027-11-20' }])
  expect(await find('jonas@example.org')).toMatchObject({ leftAt: null, endDate: '2027-11-20' })
})

test('somebody of the same name under another address is added and pointed out', async () => {
  const done = await apply([{ email: 'a.adeyemi@example.org', name: 'ada adeyemi' }])
  expect(done.added).toHaveLength(1)
  expect(done.doubtful).toEqual([
    expect.objectContaining({ reason: 'people.import.sameName', params: { other: 'ada@example.org' } }),
  ])
})

test('who was erased is not brought back, and nothing but a keyed hash tells that they were here', async () => {
  const jonas = await find('jonas@example.org')
  await world.run((tx) => keepErasedAddress(tx, secret, jonas?.id ?? ''))
  await world.run((tx) => personal.erase(tx, jonas?.id ?? ''))
  const again = await apply([{ email: 'Jonas@Example.org', name: 'Jonas' }])
  expect(again.skipped.map((note) => note.reason)).toEqual(['people.import.erased'])
  const left = await world.run((tx) => personal.exportFor(tx, jonas?.id ?? ''))
  expect(JSON.stringify(left)).not.toMatch(/jonas/i)
  const events = await world.db.selectFrom('platformEvents').selectAll().execute()
  expect(JSON.stringify(events)).not.toMatch(/jonas/i)
})

test('an address is never forgotten before its hash is kept', async () => {
  const emre = await find('emre@example.org')
  await expect(world.transact((tx) => personal.erase(tx, emre?.id ?? ''))).rejects.toThrow(
    'keepErasedAddress',
  )
})
