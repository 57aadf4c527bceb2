import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Channel, ChannelPlug } from '#channels/contract.ts'
import { DAY, type Instant, later } from '#engine/time/instant.ts'
import type { ChannelView, MyChannelView } from '#features/notices/channels/schema.ts'
import { personal } from '#features/notices/personal.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { listAudit } from '#platform/audit.ts'
import { silentLog } from '#platform/log.ts'
import { refuse } from '#platform/refusal.ts'
import { openWorld } from '#surfaces/server/world.ts'
import { iso, type Stage, stage } from './stage.ts'

/** A channel that an admin connects while the servers run: it needs a token, and each person a word of their own. */

const TOKEN = 'drum-token-of-eight'
const beaten: string[] = []
let closed = 0

const drum = (settings: Readonly<Record<string, string | undefined>>): Channel => ({
  id: 'drum',
  abilities: { reply: false, buttons: true, interrupt: false, maxLength: 500 },
  address: z.strictObject({ hut: z.string().min(1), word: z.string().meta({ writeOnly: true }).optional() }),
  render: (message) => message.subject,
  async deliver(rendered, address) {
    const { hut, word = 'no word' } = address as { hut: string; word?: string }
    beaten.push(`${settings['DRUM_TOKEN']} ${settings['DRUM_LOUD']} ${hut} (${word}): ${String(rendered)}`)
    return {}
  },
  async close() {
    closed++
  },
})

const plug: ChannelPlug = {
  id: 'drum',
  settings: z.strictObject({
    DRUM_TOKEN: z.string().min(8).meta({ writeOnly: true, description: 'What it beats with' }),
    DRUM_LOUD: z.enum(['soft', 'loud']).describe('How loud'),
    DRUM_HILL: z.string().optional().meta({ readOnly: true, description: 'The hill it stands on' }),
    DRUM_BEATS: z.coerce.number().int().max(9).optional(),
  }),
  open: (settings) => {
    if (settings['DRUM_LOUD'] === 'loud' && settings['DRUM_BEATS'] === '1') return refuse('drum.tornSkin')
    return settings['DRUM_TOKEN'] ? drum(settings) : null
  },
}

let on: Stage
let now: Instant
let lena: string
beforeAll(async () => {
  on = await stage({ channel: plug, settings: { DRUM_HILL: 'north' } })
})
beforeEach(async () => {
  now = await on.monday()
  ;[lena] = await on.people('Lena')
  await on.world.run((tx) => patchPerson(tx, lena, { role: 'admin' }))
  beaten.length = 0
})
afterAll(() => on.world.close())

const connect = (settings: object) =>
  on.do<ChannelView>(lena, 'channels.connect', { channelId: 'drum', settings })
const refusedWith = (settings: object) =>
  on.refused(lena, 'channels.connect', { channelId: 'drum', settings })
const shown = async () =>
  (await on.do<{ items: ChannelView[] }>(lena, 'channels.list')).items.find(({ id }) => id === 'drum')
const setting = (view: ChannelView | undefined, name: string) =>
  view?.settings.find((one) => one.name === name)
const reached = (personId: string, address: object | null) =>
  on.do<MyChannelView>(personId, 'channels.change', { channelId: 'drum', address })

async function dump(): Promise<string> {
  const tables = await on.world.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const found = await on.world.pool.query<{ row: string }>(
      `select row_to_json(t)::text as row from "${name}" t`,
    )
    texts.push(...found.rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

test('an admin connects it in the app, and it works without a start anew', async () => {
  expect(await shown()).toMatchObject({ state: 'notSetUp', abilities: null, isConnectedHere: false })
  const view = await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'soft' })
  expect(view).toMatchObject({
    state: 'working',
    isConnectedHere: true,
    abilities: { reply: false, buttons: true, interrupt: false },
  })
  await on.world.followChannels()
  const [ines, ada] = await on.people('Ines', 'Ada')
  await reached(ada, { hut: 'third', word: '' })
  await on.send(ines, { audience: { kind: 'people', people: [ada] }, needBy: iso(later(now, 4 * DAY)) })
  expect(beaten).toEqual([expect.stringMatching(/^drum-token-of-eight soft third \(no word\): Ines/)])
})

test('its token goes in and never comes out: not in answers, in the audit, in events or in a table', async () => {
  const view = await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'loud' })
  await on.world.followChannels()
  expect(setting(view, 'DRUM_TOKEN')).toMatchObject({
    kind: 'secret',
    isSet: true,
    from: 'here',
    value: null,
  })
  expect(setting(view, 'DRUM_LOUD')).toMatchObject({
    kind: 'choice',
    choices: ['soft', 'loud'],
    value: 'loud',
  })
  expect(JSON.stringify([view, await shown()])).not.toContain(TOKEN)
  const audit = await on.world.run((tx) => listAudit(tx, { actions: ['channels.'], limit: 5, before: null }))
  expect(audit[0]).toMatchObject({
    actor: `person:${lena}`,
    action: 'channels.connect',
    aboutId: 'drum',
    changes: { after: { DRUM_LOUD: 'loud', DRUM_TOKEN: '•••' } },
  })
  expect(await dump()).not.toContain(TOKEN)
})

test('a token that is not given again stays, and everything else is as it is given now', async () => {
  await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'loud', DRUM_BEATS: '3' })
  const view = await connect({ DRUM_TOKEN: '', DRUM_LOUD: 'soft', DRUM_BEATS: '' })
  expect([setting(view, 'DRUM_TOKEN')?.isSet, setting(view, 'DRUM_BEATS')?.isSet]).toEqual([true, false])
  expect(setting(view, 'DRUM_LOUD')?.value).toBe('soft')
})

test('what the environment says goes before, is shown as such and is not to be given', async () => {
  expect(setting(await shown(), 'DRUM_HILL')).toMatchObject({ from: 'environment', value: null })
  expect(await refusedWith({ DRUM_HILL: 'south' })).toBe('channel.setByEnvironment')
})

test('what can not be right is refused with its reason, and nothing is changed', async () => {
  await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'soft' })
  expect(await refusedWith({ DRUM_TOKEN: 'short' })).toBe('channel.badSettings')
  expect(await refusedWith({ DRUM_LOUD: 'deafening' })).toBe('channel.badSettings')
  expect(await refusedWith({ DRUM_BEATS: '12' })).toBe('channel.badSettings')
  expect(await refusedWith({ DRUM_LOUD: 'loud', DRUM_BEATS: '1' })).toBe('channel.badSettings')
  expect(await refusedWith({ DRUM_SKIN: 'goat' })).toBe('channel.noSuchSetting')
  expect(await on.refused(lena, 'channels.connect', { channelId: 'flag', settings: {} })).toBe(
    'request.notFound',
  )
  expect(await on.refused(lena, 'channels.connect', { channelId: 'web', settings: {} })).toBe(
    'channel.notByForm',
  )
  for (const channelId of ['email', 'calendar']) {
    const mail = { channelId, settings: { SMTP_URL: 'smtp://127.0.0.1:6379' } }
    expect(await on.refused(lena, 'channels.connect', mail)).toBe('channel.operatorOnly')
  }
  expect(setting(await shown(), 'DRUM_LOUD')?.value).toBe('soft')
})

test('another server on the same database has it at its next look, and loses it with the first', async () => {
  await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'soft' })
  const other = await openWorld({
    settings: { DATABASE_URL: on.world.testDatabase.url, SECRET_KEY: 'a secret of 32 characters for tests' },
    plugs: [plug],
    role: 'command',
    dataDir: on.world.dataDir,
    log: silentLog,
    clock: on.world.clock,
  })
  try {
    expect(other.channels.has('drum')).toBe(true)
    const before = closed
    await on.do(lena, 'channels.disconnect', { channelId: 'drum' })
    await other.followChannels()
    expect(other.channels.has('drum')).toBe(false)
    await on.world.followChannels()
    expect(closed).toBe(before + 2)
  } finally {
    await other.close()
  }
})

test('with another SECRET_KEY it is shown as one to be connected again, and the others go on', async () => {
  await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'soft' })
  const other = await openWorld({
    settings: { DATABASE_URL: on.world.testDatabase.url, SECRET_KEY: 'another secret of 32 characters!!' },
    plugs: [plug],
    role: 'command',
    dataDir: on.world.dataDir,
    log: silentLog,
    clock: on.world.clock,
  })
  try {
    expect(other.channels.has('drum')).toBe(false)
  } finally {
    await other.close()
  }
})

test('disconnected, it is forgotten with its secrets, and there is nothing more to take away', async () => {
  await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'soft' })
  const view = await on.do<ChannelView>(lena, 'channels.disconnect', { channelId: 'drum' })
  expect(view).toMatchObject({ state: 'notSetUp', isConnectedHere: false })
  expect(setting(view, 'DRUM_TOKEN')?.isSet).toBe(false)
  expect(await on.refused(lena, 'channels.disconnect', { channelId: 'drum' })).toBe(
    'channel.notConnectedHere',
  )
  expect(await refusedWith({ DRUM_LOUD: 'soft' })).toBe('channel.settingsMissing')
})

test("a person's word for it is used, kept sealed, never shown, and forgotten with the address", async () => {
  await connect({ DRUM_TOKEN: TOKEN, DRUM_LOUD: 'soft' })
  await on.world.followChannels()
  const [ada] = await on.people('Ada')
  const mine = await reached(ada, { hut: 'third', word: 'abracadabra' })
  expect(mine.address).toBe('third')
  expect(mine.form).toEqual([
    expect.objectContaining({ name: 'hut', kind: 'text', value: 'third' }),
    expect.objectContaining({ name: 'word', kind: 'secret', isSet: true, value: '' }),
  ])
  await reached(ada, { hut: 'fourth', word: '' })
  await on.do(ada, 'channels.test', { channelId: 'drum' })
  await on.settle()
  expect(beaten).toEqual([`${TOKEN} soft fourth (abracadabra): A test from Askwell`])
  expect(await dump()).not.toContain('abracadabra')
  expect(JSON.stringify(await on.world.run((tx) => personal.exportFor(tx, ada)))).not.toContain('abracadabra')
  await reached(ada, null)
  await reached(ada, { hut: 'third', word: '' })
  expect((await reached(ada, { hut: 'third' })).form?.[1]?.isSet).toBe(false)
})
