import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPushService, type PushService, type TestBrowser } from '#channels/push/fixtures/push-service.ts'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import type { MyChannelView } from '#features/notices/channels/schema.ts'
import { personal } from '#features/notices/personal.ts'
import { iso, type Stage, stage } from './stage.ts'

let on: Stage
let now: Instant
let service: PushService
beforeAll(async () => {
  service = await startPushService()
  on = await stage({
    settings: { WEB_PUSH: 'mailto:it@example.org', OUTBOUND_ALLOW: '127.0.0.0/8' },
  })
  now = await on.monday()
})
afterAll(async () => {
  await on.world.close()
  await service.close()
})

const channelId = 'push'
const add = (personId: string, { id: _, ...browser }: TestBrowser) =>
  on.do<MyChannelView>(personId, 'channels.addBrowser', { channelId, ...browser })
const mine = async (personId: string) => {
  const { items } = await on.do<{ items: MyChannelView[] }>(personId, 'channels.mine')
  return items.find(({ id }) => id === channelId)
}
const ask = (askerId: string, helperId: string) =>
  on.send(askerId, {
    audience: { kind: 'people', people: [helperId] },
    needBy: iso(later(now, 4 * DAY)),
  })
const told = (name: string) => service.arrived.filter(({ browser }) => browser === name).length

test('a browser that its person allowed is told what is theirs, and no answer shows where it is', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const browser = service.newBrowser('Firefox · Linux')
  expect((await mine(ada))?.browserKey).toMatch(/^[\w-]{87}$/)
  const view = await add(ada, browser)
  expect(view).toMatchObject({ form: null, browsers: [{ id: browser.id, name: 'Firefox · Linux' }] })
  expect(JSON.stringify(view)).not.toContain(browser.auth)
  expect(JSON.stringify(view)).not.toContain(browser.endpoint)
  await ask(ines, ada)
  expect(service.arrived.at(-1)?.text['title']).toMatch(/^Ines \d+ asks you/)
})

test('the same browser allowed twice is told once; one left out is told nothing', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const browser = service.newBrowser('phone of Ada')
  await add(ada, browser)
  await add(ada, browser)
  await ask(ines, ada)
  expect(told('phone of Ada')).toBe(1)
  await on.do(ada, 'channels.dropBrowser', { browserId: browser.id })
  await ask(ines, ada)
  expect(told('phone of Ada')).toBe(1)
})

test("a browser that the next person allows no longer tells the one before's news", async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const shared = service.newBrowser('computer of the ward')
  await add(ada, shared)
  await add(ben, shared)
  await ask(ines, ada)
  expect(told('computer of the ward')).toBe(0)
  expect((await mine(ada))?.browsers).toEqual([])
})

test('a browser that its maker knows no more is forgotten, and the others go on', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  const [old, young] = [service.newBrowser('old'), service.newBrowser('young')]
  await add(ada, old)
  await add(ada, young)
  service.answer(old, 410)
  await ask(ines, ada)
  expect((await mine(ada))?.browsers).toEqual([{ id: young.id, name: 'young' }])
  expect(told('young')).toBe(1)
})

test('what is no subscription is refused, and so is a browser for a channel that has none', async () => {
  const [ada] = await on.people('Ada')
  const { id: _, ...browser } = service.newBrowser('x')
  expect(await on.refused(ada, 'channels.addBrowser', { channelId: 'web', ...browser })).toBe(
    'channel.notSetUp',
  )
  expect(await on.refused(ada, 'channels.change', { channelId, address: { browsers: 'x' } })).toBe(
    'channel.byBrowser',
  )
})

test('browsers go out by name with what is known of a person, and away with it', async () => {
  const [ada] = await on.people('Ada')
  const browser = service.newBrowser('laptop')
  await add(ada, browser)
  const held = await on.world.run((tx) => personal.exportFor(tx, ada))
  expect(held).toMatchObject({ browsers: [{ channel: 'push', name: 'laptop' }] })
  expect(JSON.stringify(held)).not.toContain(browser.auth)
  await on.world.run((tx) => personal.erase(tx, ada))
  expect((await mine(ada))?.browsers).toEqual([])
})
