import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Channel, ChannelPlug, DeliveryContext } from '#channels/contract.ts'
import { DAY, HOUR, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { ChannelView, MyChannelView } from '#features/notices/channels/schema.ts'
import { personal } from '#features/notices/personal.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { Outage } from '#platform/refusal.ts'
import { iso, type Stage, stage } from './stage.ts'

/** A channel that nothing in the program knows: what it takes to be one is its plug alone. */

interface Flown {
  readonly loft: string
  readonly text: string
  readonly key: DeliveryContext['deliveryKey']
}

const flown: Flown[] = []
/** the outages that the next flights end with */
const storms: Outage[] = []

type Pigeon = Channel<
  { readonly text: string },
  { readonly loft: string; readonly ring?: string | undefined }
>

const pigeon: Pigeon = {
  id: 'pigeon',
  abilities: { reply: false, buttons: false, interrupt: false, maxLength: 500 },
  address: z.strictObject({
    loft: z
      .string()
      .regex(/^[a-z]+$/)
      .describe('The loft where it lands, in small letters'),
    ring: z.string().max(20).optional().describe('The ring on its leg'),
  }),
  render: (message) => ({ text: message.subject }),
  async deliver({ text }, { loft }, { deliveryKey }) {
    const storm = storms.shift()
    if (storm) throw storm
    flown.push({ loft, text, key: deliveryKey })
    return { externalId: `flight ${flown.length}` }
  },
}

const plug: ChannelPlug = {
  id: 'pigeon',
  settings: z.strictObject({ PIGEON_LOFT: z.string().describe('Where ours live') }),
  open: (settings) => (settings['PIGEON_LOFT'] ? pigeon : null),
}

let on: Stage
let now: Instant
beforeAll(async () => {
  on = await stage({ channel: plug, settings: { PIGEON_LOFT: 'roof' } })
})
beforeEach(async () => {
  now = await on.monday()
  flown.length = 0
})
afterAll(() => on.world.close())

const byPigeon = { channelId: 'pigeon' }
const landsAt = (personId: string, address: object | null) =>
  on.do<MyChannelView>(personId, 'channels.change', { ...byPigeon, address })
const texts = () => flown.map(({ loft, text }) => `${loft}: ${text}`)
const ask = (askerId: string, helperId: string) =>
  on.send(askerId, {
    audience: { kind: 'people', people: [helperId] },
    needBy: iso(later(now, 4 * DAY)),
  })

test('its settings are shown to the admin as its schema describes them', async () => {
  const [lena] = await on.people('Lena')
  await on.world.run((tx) => patchPerson(tx, lena, { role: 'admin' }))
  const { items } = await on.do<{ items: ChannelView[] }>(lena, 'channels.list')
  expect(items.find(({ id }) => id === 'pigeon')).toMatchObject({
    name: 'pigeon',
    state: 'working',
    settings: [{ name: 'PIGEON_LOFT', what: 'Where ours live', required: true, isSet: true }],
  })
})

test('whoever gives it an address hears there as well, each thing once, and who gives none does not', async () => {
  const [ines, ada, ben] = await on.people('Ines', 'Ada', 'Ben')
  const mine = await landsAt(ada, { loft: 'attic', ring: '' })
  expect(mine).toMatchObject({ address: 'attic' })
  expect(mine.form).toMatchObject([
    { name: 'loft', label: 'The loft where it lands, in small letters', required: true, value: 'attic' },
    { name: 'ring', label: 'The ring on its leg', required: false, value: '' },
  ])
  await ask(ines, ada)
  await ask(ines, ben)
  expect(texts()).toEqual([expect.stringMatching(/^attic: Ines \d+ asks you/)])
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
  expect(await on.mailsTo(ben)).toEqual(['invitations.reached'])
})

test('an address that its schema does not take is refused, and so is one for mail, which has the one of the record', async () => {
  const [ada] = await on.people('Ada')
  const loft = { address: { loft: 'Number 9' } }
  expect(await on.refused(ada, 'channels.change', { ...byPigeon, ...loft })).toBe('channel.badAddress')
  const email = { channelId: 'email', address: { email: 'eve@example.org' } }
  expect(await on.refused(ada, 'channels.change', email)).toBe('channel.addressGiven')
})

test('what can wait comes within the hours, and what is over by then does not come', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await landsAt(ada, { loft: 'attic' })
  const hours = { mon: ['13:00', '17:00'], tue: ['13:00', '17:00'] }
  await on.do(ada, 'reach.changeMe', { hours, zone: 'UTC' })
  const first = await ask(ines, ada)
  await ask(ines, ada)
  expect(texts()).toEqual([])
  await on.do(ines, 'asks.close', { askId: first.id, outcome: 'withdrawn' })
  await on.travel(later(now, 5 * HOUR))
  expect(texts().filter((text) => text.includes('asks you'))).toHaveLength(1)
})

test('a kind can stay away from it and still come by mail', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await landsAt(ada, { loft: 'attic' })
  await on.do(ada, 'channels.change', { ...byPigeon, kinds: { 'invitations.reached': 'off' } })
  await ask(ines, ada)
  expect(texts()).toEqual([])
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
})

test('what waits for a week comes in a digest of its own', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await landsAt(ada, { loft: 'attic' })
  await on.do(ada, 'channels.change', { ...byPigeon, kinds: { 'invitations.reached': 'digest' } })
  await on.send(ines, {
    audience: { kind: 'people', people: [ada] },
    needBy: iso(later(now, 20 * DAY)),
  })
  expect(texts()).toEqual([])
  await on.travel(later(now, 8 * DAY))
  expect(texts()).toContainEqual('attic: One thing of your week in Askwell')
})

test('an outage is tried again under the same key, and the mail of the same notice knows nothing of it', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await landsAt(ada, { loft: 'attic' })
  storms.push(new Outage('The pigeon sits out a storm'))
  await ask(ines, ada)
  expect(texts()).toEqual([])
  await on.travel(later(now, 10 * MINUTE))
  expect(flown).toHaveLength(1)
  expect(flown[0]?.key).toMatch(/^notice:\w+:pigeon$/)
  expect(await on.mailsTo(ada)).toEqual(['invitations.reached'])
})

test('an address that takes nothing is told to its person, and a new one begins again', async () => {
  const [ines, ada] = await on.people('Ines', 'Ada')
  await landsAt(ada, { loft: 'attic' })
  storms.push(new Outage('No such loft', { permanent: true, addressCode: '404' }))
  await ask(ines, ada)
  expect(await on.notices(ada)).toEqual(['invitations.reached', 'notices.addressDead'])
  await ask(ines, ada)
  expect(texts()).toEqual([])
  expect((await landsAt(ada, { loft: 'cellar' })).dead).toBeNull()
  await ask(ines, ada)
  expect(texts()).toEqual([expect.stringMatching(/^cellar: /)])
})

test('a test goes there too, and says where there is no address', async () => {
  const [ada] = await on.people('Ada')
  const test = async () => {
    await on.do(ada, 'channels.test', byPigeon)
    await on.settle()
    const { items } = await on.do<{ items: MyChannelView[] }>(ada, 'channels.mine')
    return items.find(({ id }) => id === 'pigeon')?.test
  }
  expect(await test()).toMatchObject({ state: 'failed', says: 'There is no address to send it to.' })
  await landsAt(ada, { loft: 'attic' })
  expect(await test()).toMatchObject({ state: 'sent' })
  expect(texts()).toEqual(['attic: A test from Askwell'])
})

test('an address is given out with everything else of its person, and taken away with it', async () => {
  const [ada] = await on.people('Ada')
  await landsAt(ada, { loft: 'attic' })
  const held = await on.world.run((tx) => personal.exportFor(tx, ada))
  expect(held).toMatchObject({ addresses: [{ channel: 'pigeon', address: { loft: 'attic' } }] })
  await on.world.run((tx) => personal.erase(tx, ada))
  expect(await on.world.run((tx) => personal.exportFor(tx, ada))).toMatchObject({ addresses: [] })
  expect(await landsAt(ada, null)).toMatchObject({ address: null })
})
