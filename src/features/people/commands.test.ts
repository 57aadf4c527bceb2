import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople } from './commands.ts'
import { openWorld, type TestWorld } from './fixtures/world.ts'
import { allActive, findByEmail, listPeopleByIds, namesOf, teamMembers } from './queries.ts'

let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('people are added with teams and managers, and found however their address is spelt', async () => {
  const [ada, ben, dana] = await world.run((tx) =>
    addPeople(tx, [
      { email: 'Ada@example.org', name: 'Ada Adeyemi', team: 'Data', manager: 'dana@example.org' },
      {
        email: 'ben@example.org',
        name: 'Ben Bauer',
        team: 'data ',
        zone: 'Europe/Berlin',
        languages: ['de'],
      },
      {
        email: 'dana@example.org',
        name: 'Dana Diaz',
        team: 'Data',
        role: 'lead',
        manager: 'DANA@example.org',
      },
    ]),
  )
  expect(ada).toMatchObject({ email: 'Ada@example.org', team: 'Data', managerId: dana?.id, role: 'member' })
  expect(ben).toMatchObject({ teamId: ada?.teamId, zone: 'Europe/Berlin', languages: ['de'], leftAt: null })
  expect(dana?.managerId).toBeNull()
  await world.run(async (tx) => {
    expect(await findByEmail(tx, ' ADA@EXAMPLE.ORG')).toEqual(ada)
    expect((await teamMembers(tx, ada?.teamId ?? '')).map((person) => person.name)).toEqual([
      'Ada Adeyemi',
      'Ben Bauer',
      'Dana Diaz',
    ])
    expect(await allActive(tx)).toHaveLength(3)
    expect(await listPeopleByIds(tx, [ben?.id ?? '', 'nobody'])).toEqual([ben])
    expect(await namesOf(tx, [null, ben?.id ?? ''])).toEqual(
      new Map([[ben?.id, { id: ben?.id, name: 'Ben Bauer' }]]),
    )
  })
  expect(await world.eventTypes()).toEqual(['people.added'])
})
