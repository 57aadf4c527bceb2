import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, later } from '#engine/time/instant.ts'
import { createSession } from '#features/accounts/commands/sessions.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { findByEmail } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import type { DifferenceView } from './import-list.ts'

let world: TestWorld
let lena = ''
beforeAll(async () => {
  world = await testWorld()
  ;[lena = ''] = await world.addPeople([{ email: 'lena@example.org', name: 'Lena Berg' }])
  await world.run((tx) => patchPerson(tx, lena, { role: 'admin' }))
})
afterAll(() => world.close())

const listOf = (rows: readonly string[]) =>
  Buffer.from(['email,name,team,title,manager,end', ...rows].join('\n')).toString('base64')

async function bring(rows: readonly string[]): Promise<DifferenceView> {
  return (await world.as(lena, 'operations.importPeople', { file: listOf(rows) })) as DifferenceView
}
const undo = (run: DifferenceView['run']) => world.as(lena, 'operations.undoRun', { runId: run?.id })
const find = (first: string): Promise<Person | null> =>
  world.run((tx) => findByEmail(tx, `${first}@example.org`))

test('D1: a list of 1,000 is told before it is brought in, and a look writes nothing', async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => `p${at}@example.org,Person ${at},Team ${at % 9},,,`)
  const seen = (await world.as(lena, 'operations.checkPeople', { file: listOf(rows) })) as DifferenceView
  expect(seen).toMatchObject({ run: null, unchanged: 0, left: [], changed: [] })
  expect(seen.added).toHaveLength(1_000)
  expect(await find('p7')).toBeNull()

  const done = await bring(rows)
  expect(done.added).toEqual(seen.added)
  expect(await undo(done.run)).toMatchObject({ removed: 1_000, kept: 0, run: { state: 'undone' } })
  expect(await find('p7')).toMatchObject({ leftAt: MONDAY })
  expect((await bring(rows.slice(0, 2))).added).toHaveLength(2)
  expect(await find('p1')).toMatchObject({ leftAt: null })
})

test('D1: what was added, changed or let go is as before once it is taken back', async () => {
  await bring(['ada@example.org,Ada Ito,Data,,,', 'jonas@example.org,Jonas Weber,Data,,,'])
  const before = [await find('ada'), await find('jonas')]
  const done = await bring([
    'ada@example.org,Ada Ito-Park,Platform,Engineer,lena@example.org,',
    'jonas@example.org,Jonas Weber,Data,,,2026-11-20',
    'mina@example.org,,Data,,,',
  ])
  expect(done).toMatchObject({
    changed: [{ name: 'Ada Ito-Park', fields: ['name', 'team', 'title', 'manager'] }],
    left: [{ name: 'Jonas Weber' }],
  })
  expect(done.skipped).toHaveLength(1)
  expect(await undo(done.run)).toMatchObject({ removed: 2, kept: 0 })
  const after = [await find('ada'), await find('jonas')]
  expect(after.map((person) => ({ ...person, version: 0 }))).toEqual(
    before.map((person) => ({ ...person, version: 0 })),
  )
})

test('what is newer than a list stays when it is taken back: a changed title, and who has come in', async () => {
  const done = await bring([
    'ada@example.org,Ada Ito,Mobile,Designer,,',
    'ben@example.org,Ben Okafor,,,,',
    'emre@example.org,Emre Kaya,,,,',
  ])
  const [ada, ben] = [await find('ada'), await find('ben')]
  await world.as(lena, 'people.change', { personId: ada?.id, title: 'Lead designer' })
  await world.run((tx) => createSession(tx, ben?.id ?? ''))
  expect(await undo(done.run)).toMatchObject({ removed: 1, kept: 2 })
  expect(await find('ada')).toMatchObject({ team: 'Data', title: 'Lead designer' })
  expect(await find('ben')).toMatchObject({ leftAt: null })
  expect(await find('emre')).toMatchObject({ leftAt: MONDAY })
  expect(await undo(done.run)).toMatchObject({ refusal: 'import.undoneAlready' })
})

test('D4: bringing in and taking back stand in the audit with who and figures', async () => {
  const { items } = (await world.as(lena, 'audit.list', { limit: 100 })) as {
    items: readonly { action: string; who: object; after: object }[]
  }
  const undone = items.filter(({ action }) => action === 'operations.undoRun')
  expect(undone.map(({ after }) => after)).toContainEqual({ removed: 1, kept: 2 })
  expect(undone.every(({ who }) => JSON.stringify(who).includes('Lena Berg'))).toBe(true)
})

test('D5: an erasure takes what a list changed of a person, too', async () => {
  const done = await bring(['kofi@example.org,Kofi Annan,,,,'])
  const kofi = await find('kofi')
  await world.as(lena, 'people.change', { personId: kofi?.id, name: 'Kofi Mensah' })
  const { erasePerson } = await import('./erase-person.ts')
  const { personalsKey } = await import('../queries.ts')
  const wanted = {
    personId: kofi?.id ?? '',
    actor: { kind: 'system', reason: 'test' } as const,
    personals: world.services.get(personalsKey),
    secret: world.secret,
  }
  expect(await world.run((tx) => erasePerson(tx, wanted))).toMatchObject({ review: [] })
  expect(await undo(done.run)).toMatchObject({ removed: 0, kept: 0 })
})

test('after a day a list of people stays, and what was there before is forgotten', async () => {
  const done = await bring(['ada@example.org,Ada Ito,Research,,,'])
  world.clock.moveTo(later(MONDAY, DAY))
  await world.worker.drain()
  expect(await undo(done.run)).toMatchObject({ refusal: 'import.peopleStay' })
  const { rows } = await world.pool.query('select * from people_import_changes')
  expect(rows).toEqual([])
})
