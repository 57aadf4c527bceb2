import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople } from '#features/people/commands.ts'
import { openWorld, type TestWorld } from '#features/people/fixtures/world.ts'
import { loadReach } from './queries.ts'
import { saveSettings } from './store.ts'

let world: TestWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('who set nothing is reachable at any hour for three asks a week', async () => {
  const reach = await world.run(async (tx) => {
    const [ada, ben] = await addPeople(tx, [
      { email: 'ada@example.org', name: 'Ada', zone: 'Asia/Tokyo' },
      { email: 'ben@example.org', name: 'Ben' },
    ])
    const all = await loadReach(tx, [ada?.id ?? '', ben?.id ?? '', 'nobody'])
    const own = all.get(ada?.id ?? '')
    await saveSettings(
      tx,
      own ? [{ ...own, hours: { mon: ['09:00', '17:00'] }, weeklyLimit: 1, version: 1 }] : [],
    )
    return { all, again: await loadReach(tx, [...all.keys()]) }
  })
  expect([...reach.all.values()]).toEqual([
    expect.objectContaining({ hours: null, zone: 'Asia/Tokyo', weeklyLimit: 3, mail: 'atOnce', version: 0 }),
    expect.objectContaining({ hours: null, zone: 'UTC', urgentAllowed: false, optedOut: false }),
  ])
  expect([...reach.again.values()][0]).toMatchObject({ hours: { mon: ['09:00', '17:00'] }, weeklyLimit: 1 })
})
