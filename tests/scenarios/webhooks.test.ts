import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import { BlockList } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, type Instant, instant, later, MINUTE } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
import { actorOf } from '#features/accounts/queries.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { loadPerson } from '#features/people/queries.ts'
import type { DeliveryView, HookView } from '#features/webhooks/schema.ts'
import { stillClock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { openOutbound } from '#platform/outbound/open-outbound.ts'
import { outboundKey } from '#platform/outbound/outbound.ts'
import { bodyOf, type OtherSide, otherSide } from '#platform/outbound/fixtures/other-side.ts'
import { isRefusal } from '#platform/refusal.ts'
import { MONDAY } from '#surfaces/server/fixtures/test-world.ts'
import { iso, type Stage, stage } from './stage.ts'

/** Another program that hears what happens here, behind a real port; it checks each signature with its own library. */

interface Heard {
  readonly id: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
interface Event {
  readonly type: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, unknown>>
}
type Secret = HookView & { readonly secret: string }

const KINDS = ['ask.opened', 'ask.widened', 'ask.accepted', 'ask.begun', 'ask.closed', 'ask.reopened']

let on: Stage
let now: Instant
let lena: string
let receiver: OtherSide
let answer: RequestListener
const heard: Heard[] = []

beforeAll(async () => {
  // receivers compare the signature's time with their own clock
  const clock = { ...stillClock(MONDAY), wall: () => instant(Date.now()) }
  on = await stage({ clock, settings: { OUTBOUND_ALLOW: '127.0.0.1' } })
  receiver = await otherSide(async (request, response) => {
    heard.push({
      id: String(request.headers['webhook-id']),
      headers: request.headers,
      body: await bodyOf(request),
    })
    answer(request, response)
  })
})
beforeEach(async () => {
  now = await on.monday()
  ;[lena] = await on.people('Lena')
  await on.world.run((tx) => patchPerson(tx, lena, { role: 'admin' }))
  answer = (_request, response) => void response.writeHead(204).end()
  heard.length = 0
})
afterEach(async () => {
  const { items } = await on.do<{ items: HookView[] }>(lena, 'webhooks.list')
  for (const { id } of items) await on.do(lena, 'webhooks.delete', { webhookId: id })
})
afterAll(async () => {
  await on.world.close()
  await receiver.close()
})

const address = (path = '/hook') => `http://127.0.0.1:${receiver.port}${path}`
const hook = (kinds: readonly string[] = KINDS) =>
  on.do<Secret>(lena, 'webhooks.create', { url: address(), kinds, note: 'Board in the hall' })
const view = ({ id }: HookView) => on.do<HookView>(lena, 'webhooks.get', { webhookId: id })
const log = async ({ id }: HookView) =>
  (await on.do<{ items: DeliveryView[] }>(lena, 'webhooks.deliveries', { webhookId: id })).items
const ask = (askerId: string, audience: object = { kind: 'everyone' }) =>
  on.send(askerId, { text: 'Who knows the pooler?', audience, needBy: iso(later(now, 9 * DAY)) })
const verified = (secret: string, { headers, body }: Heard) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as Event

/** As over HTTP with an `Idempotency-Key`, so that the answer is kept. */
async function keyed(idempotencyKey: string): Promise<Secret> {
  const operation = on.world.catalogue.operations.find(({ name }) => name === 'webhooks.create')
  const person = await on.world.run((tx) => loadPerson(tx, lena))
  if (!operation || !person) throw new Error('There are hooks, and Lena.')
  const raw = { url: address(), kinds: KINDS }
  const actor = actorOf(person, 'all', { kind: 'session', id: 's' })
  const call = { actor, input: operation.input.parse(raw), requestId: newId(), idempotencyKey, raw }
  const outcome = await on.world.operate(operation, call, () => ({ status: 409, answer: null, etag: null }))
  if (isRefusal(outcome)) throw new Error(outcome.refusal)
  return outcome.answer as Secret
}

const answering = (status: number, headers: Record<string, string> = {}): RequestListener => {
  return (_request, response) => void response.writeHead(status, headers).end()
}

test('it hears of an ask from its opening to its end, each event signed and once', async () => {
  const { secret } = await hook()
  const [ines, ada] = await on.people('Ines', 'Ada')
  const { id } = await ask(ines, { kind: 'people', people: [ada] })
  const [invitation] = await on.invitations(ada)
  await on.do(ada, 'invitations.accept', { invitationId: invitation?.id })
  await on.settle()
  await on.do(ines, 'asks.close', { askId: id, outcome: 'solved', helpers: [ada] })
  await on.settle()
  const events = heard.map((one) => verified(secret, one))
  expect(events.map(({ type }) => type)).toEqual(['ask.opened', 'ask.accepted', 'ask.closed'])
  expect(events[0]).toEqual({
    type: 'ask.opened',
    timestamp: iso(now),
    data: { askId: id, audience: 'people', urgent: false, needBy: iso(later(now, 9 * DAY)) },
  })
  expect(events[2]?.data).toMatchObject({ outcome: 'solved' })
  expect(new Set(heard.map((one) => one.id)).size).toBe(3)
})

test('nobody is named to it: neither who asks nor who helps, and no words that were not for everyone', async () => {
  await hook()
  const [ines, ada] = await on.people('Ines', 'Ada')
  await ask(ines, { kind: 'people', people: [ada] })
  const [invitation] = await on.invitations(ada)
  await on.do(ada, 'invitations.accept', { invitationId: invitation?.id })
  await ask(ines)
  await on.settle()
  const bodies = heard.map(({ body }) => body)
  expect(bodies.filter((body) => body.includes('pooler'))).toEqual([
    expect.stringMatching(/"audience":"everyone"/),
  ])
  for (const word of [ines, ada, 'Ines', 'Ada', '@example.org']) expect(bodies.join()).not.toContain(word)
})

test('of a draft, and of an ask that was withdrawn before it was sent, it hears nothing', async () => {
  await hook()
  const [ines] = await on.people('Ines')
  const draft = await on.do<AskView>(ines, 'asks.create', { text: 'Not yet.' })
  await on.do(ines, 'asks.close', { askId: draft.id, outcome: 'withdrawn' })
  await on.settle()
  expect(heard).toEqual([])
})

test('only the kinds that it wants come', async () => {
  const { secret } = await hook(['ask.closed'])
  const [ines] = await on.people('Ines')
  const { id } = await ask(ines)
  await on.do(ines, 'asks.close', { askId: id, outcome: 'not' })
  await on.settle()
  expect(heard.map((one) => verified(secret, one).type)).toEqual(['ask.closed'])
})

test('a failure is tried again under the same id, for as long as it takes, and the log shows each try', async () => {
  const made = await hook(['ask.opened'])
  answer = answering(500)
  const [ines] = await on.people('Ines')
  await ask(ines)
  expect(heard).toHaveLength(1)
  await on.travel(later(now, HOUR))
  answer = answering(200)
  await on.travel(later(now, 4 * HOUR))
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
  const [delivery] = await log(made)
  expect(delivery).toMatchObject({ state: 'sent', kind: 'ask.opened', dueAt: null })
  expect(delivery?.tries.map(({ status, says }) => [status, says])).toEqual([
    [500, 'HTTP 500'],
    [500, 'HTTP 500'],
    [500, 'HTTP 500'],
    [500, 'HTTP 500'],
    [200, null],
  ])
  expect(await view(made)).toMatchObject({ failingSince: null, waiting: 0 })
})

test('words that were taken back since are not in the next try', async () => {
  await hook(['ask.opened'])
  answer = answering(500)
  const [ines] = await on.people('Ines')
  const { id } = await ask(ines)
  await on.do(ines, 'asks.close', { askId: id, outcome: 'withdrawn' })
  answer = answering(200)
  await on.travel(later(now, HOUR))
  expect(heard.map(({ body }) => body.includes('pooler'))).toEqual([true, false])
})

test('who asks for patience with 429 gets it', async () => {
  const made = await hook(['ask.opened'])
  answer = answering(429, { 'retry-after': '7200' })
  const [ines] = await on.people('Ines')
  await ask(ines)
  await on.travel(later(now, HOUR))
  expect(heard).toHaveLength(1)
  answer = answering(200)
  await on.travel(later(now, 2 * HOUR + MINUTE))
  expect(heard).toHaveLength(2)
  expect((await log(made))[0]?.state).toBe('sent')
})

test('410 turns it off at once, and each admin is told', async () => {
  const made = await hook()
  answer = answering(410)
  const [ines] = await on.people('Ines')
  await ask(ines)
  expect(await view(made)).toMatchObject({ isOn: false, offWhy: 'gone', offAt: iso(now) })
  expect(await on.notices(lena)).toEqual(['webhooks.off'])
  await ask(ines)
  expect(heard).toHaveLength(1)
})

test('three days of failure turn it off; mended, it is turned on and gets what it missed', async () => {
  const made = await hook(['ask.opened'])
  answer = answering(503)
  const [ines] = await on.people('Ines')
  await ask(ines)
  await on.travel(later(now, 4 * DAY))
  expect(await view(made)).toMatchObject({ isOn: false, offWhy: 'failing' })
  expect(await on.notices(lena)).toContain('webhooks.off')
  expect(await on.refused(lena, 'webhooks.replay', { webhookId: made.id, since: iso(now) })).toBe(
    'webhook.off',
  )
  const tried = heard.length
  answer = answering(200)
  await on.do(lena, 'webhooks.change', { webhookId: made.id, isOn: true })
  expect(await on.do(lena, 'webhooks.replay', { webhookId: made.id, since: iso(now) })).toMatchObject({
    count: 1,
  })
  await on.settle()
  expect(heard).toHaveLength(tried + 1)
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1)
})

test('after a rotation both secrets are good for a day, and then the new one alone', async () => {
  const made = await hook()
  const rotated = await on.do<Secret>(lena, 'webhooks.rotate', { webhookId: made.id })
  expect(rotated.secret).not.toBe(made.secret)
  expect(rotated.bothSecretsUntil).toBe(iso(later(now, DAY)))
  const [ines] = await on.people('Ines')
  await ask(ines)
  const [first] = heard
  if (!first) return expect.fail('nothing was heard')
  expect(verified(made.secret, first)).toEqual(verified(rotated.secret, first))
  await on.travel(later(now, DAY))
  await ask(ines)
  const last = heard.at(-1)
  if (!last) return expect.fail('nothing was heard')
  expect(verified(rotated.secret, last).type).toBe('ask.opened')
  expect(() => verified(made.secret, last)).toThrow('No matching signature')
})

test('its secret is shown once and stands nowhere else, also where the request can be repeated', async () => {
  const made = await keyed('once')
  expect((await keyed('once')).secret).toBe(made.secret)
  expect(JSON.stringify(await view(made)) + JSON.stringify(await log(made))).not.toContain(made.secret)
  const tables = await on.world.pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  )
  for (const { name } of tables.rows) {
    const { rows } = await on.world.pool.query(`select row_to_json(t)::text as row from "${name}" t`)
    expect(JSON.stringify(rows)).not.toContain(made.secret)
  }
})

test('a process that dies after sending sends once more, and the id lets the receiver drop it', async () => {
  const { secret } = await hook(['ask.opened'])
  const { services } = on.world
  const usual = services.get(outboundKey)
  let deaths = 1
  services.set(outboundKey, {
    ...usual,
    async send(request) {
      const sent = await usual.send(request)
      if (deaths-- > 0) throw new Error('the process dies')
      return sent
    },
  })
  const [ines] = await on.people('Ines')
  await ask(ines)
  await on.travel(later(now, MINUTE))
  services.set(outboundKey, usual)
  expect(heard).toHaveLength(2)
  expect(new Set(heard.map((one) => `${one.id} ${verified(secret, one).timestamp}`)).size).toBe(1)
})

test('one that keeps failing is left alone for a while by everything that waits for it', async () => {
  const made = await hook(['ask.opened'])
  answer = answering(500)
  const [ines] = await on.people('Ines')
  for (let count = 0; count < 8; count++) await ask(ines)
  expect(heard).toHaveLength(2)
  expect((await view(made)).waiting).toBe(8)
  answer = answering(200)
  await on.travel(later(now, HOUR))
  expect((await view(made)).waiting).toBe(0)
})

test('a test is sent at once and stands in the log with the real error', async () => {
  const made = await hook(['ask.closed'])
  await on.do(lena, 'webhooks.test', { webhookId: made.id })
  await on.settle()
  expect((await log(made))[0]).toMatchObject({ kind: 'webhook.test', state: 'sent' })
  const redirecting = answering(302, { location: 'http://127.0.0.1:1/' })
  answer = redirecting
  await on.do(lena, 'webhooks.test', { webhookId: made.id })
  await on.settle()
  expect((await log(made)).flatMap(({ tries }) => tries.map(({ says }) => says))).toContain('HTTP 302')
})

test('an address inside, or spelled to lead inside, is refused when it is typed and when its name moves there', async () => {
  const create = (url: string) => on.refused(lena, 'webhooks.create', { url, kinds: KINDS })
  expect(await create('https://10.0.0.1/')).toBe('outbound.notAllowed')
  expect(await create('https://0x7f.2/')).toBe('outbound.notAllowed')
  expect(await create('http://8.8.8.8/')).toBe('outbound.notEncrypted')
  expect(await create('https://ada:secret@example.org/')).toBe('outbound.hasCredentials')
  const made = await on.do<Secret>(lena, 'webhooks.create', {
    url: 'https://hooks.example.org/',
    kinds: KINDS,
  })
  const { services } = on.world
  const usual = services.get(outboundKey)
  const moved = openOutbound({ allowed: new BlockList(), resolve: async () => ['10.0.0.1'] })
  services.set(outboundKey, moved)
  await on.do(lena, 'webhooks.test', { webhookId: made.id })
  await on.settle()
  services.set(outboundKey, usual)
  expect((await log(made))[0]?.tries[0]?.says).toBe('outbound.notAllowed')
})
