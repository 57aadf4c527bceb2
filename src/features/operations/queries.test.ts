import { afterAll, beforeAll, expect, test } from 'vitest'
import { patchPerson } from '#features/people/commands/change.ts'
import { type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'

let world: TestWorld
let ada = ''
let dana = ''
beforeAll(async () => {
  world = await testWorld()
  ;[ada = '', dana = ''] = await world.addPeople([
    { email: 'ada@example.org', name: 'Ada Ito' },
    { email: 'dana@example.org', name: 'Dana Diaz' },
  ])
  await world.run((tx) => patchPerson(tx, dana, { role: 'admin' }))
})
afterAll(() => world.close())

interface Page {
  readonly items: readonly { who: object; action: string; aboutId: string | null }[]
  readonly next: string | null
}

test('what I export is what Askwell holds about me, and nothing of anybody else', async () => {
  await world.as(ada, 'asks.create', { text: 'Where do the pooler logs go?' })
  const mine = (await world.as(ada, 'me.export')) as { data: Record<string, unknown> }
  expect(mine).toMatchObject({ format: 'askwell-person', version: 1, madeAt: '2026-11-23T09:00:00.000Z' })
  expect(JSON.stringify(mine.data['asks'])).toContain('pooler logs')
  expect(mine.data['people']).toMatchObject({ person: { name: 'Ada Ito', email: 'ada@example.org' } })
  expect(JSON.stringify(await world.as(dana, 'me.export'))).not.toContain('pooler logs')
})

test('D4: the audit tells an admin who changed what, when, before and after, page by page, and never who asked', async () => {
  await world.as(dana, 'people.change', { personId: ada, title: 'Data engineer' })
  await world.as(dana, 'accounts.makeToken', { name: 'Editor', scopes: ['asks'] })
  const first = (await world.as(dana, 'audit.list', { limit: 1 })) as Page
  const second = (await world.as(dana, 'audit.list', { limit: 1, cursor: first.next })) as Page
  const entries = [...first.items, ...second.items]
  expect(entries.map((entry) => entry.action).toSorted()).toEqual(['accounts.makeToken', 'people.change'])
  expect(entries.find((entry) => entry.action === 'people.change')).toMatchObject({
    who: { kind: 'person', id: dana, name: 'Dana Diaz' },
    aboutId: ada,
  })
  expect(second.next).toBeNull()
  expect(entries.find((entry) => entry.action === 'people.change')).toMatchObject({
    about: 'Ada Ito',
    before: { title: null },
    after: { title: 'Data engineer' },
  })
})
