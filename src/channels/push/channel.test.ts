import { BlockList } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { openOutbound } from '#platform/outbound/open-outbound.ts'
import type { Outage } from '#platform/refusal.ts'
import { describeChannel, stringsOf } from '../contract/describe-channel.ts'
import { sampleGround } from '../contract/sample-ground.ts'
import { sampleInvitation } from '../contract/sample-messages.ts'
import { channel, createPushChannel, type PushAddress } from './channel.ts'
import { type PushService, startPushService, type TestBrowser } from './fixtures/push-service.ts'
import { pushKeys } from './keys.ts'
import { type PushText, renderPush } from './render.ts'

const here = new BlockList()
here.addSubnet('127.0.0.0', 8, 'ipv4')
const keys = pushKeys(Buffer.alloc(32, 7))
const push = createPushChannel({
  contact: 'mailto:it@example.org',
  keys,
  outbound: openOutbound({ allowed: here }),
})

const service: PushService = await startPushService()
afterAll(() => service.close())

let phone: TestBrowser
let laptop: TestBrowser
beforeAll(() => {
  phone = service.newBrowser('phone')
})
beforeEach(() => {
  laptop = service.newBrowser('laptop')
})

const address: PushAddress = { browsers: [service.newBrowser('conformance')] }
const to = (...browsers: TestBrowser[]): PushAddress => ({ browsers })
const deliver = (where: PushAddress, deliveryKey = 'notice:1:push') =>
  push.deliver(renderPush(sampleInvitation(), 'en'), where, { deliveryKey, now: instant(0) })
const outageOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: Outage) => error,
  )

describeChannel({
  channel: push,
  address,
  badAddresses: [
    { browsers: [] },
    { browsers: [{ endpoint: 'https://a.example' }] },
    { email: 'a@b.c' },
    null,
  ],
  structure: (text: PushText) => ({
    keys: Object.keys(text),
    answers: text.answers.map((answer) => Object.keys(answer)),
    titleLines: text.title.split(/\r|\n/).length,
  }),
  links: ({ url, answers }) =>
    [url, ...answers.map((answer) => answer.url)].filter((one) => one && one !== '#') as string[],
  linksItsAnswers: true,
})

test('a browser opens what was sealed for it, and reads who sends and how long it keeps', async () => {
  await deliver(to(phone))
  const [last] = service.arrived.slice(-1)
  expect(last).toMatchObject({
    browser: 'phone',
    text: { title: 'Chidi Okafor asks you for 20 minutes', url: expect.stringContaining('/for-you/') },
    ttl: '43200',
    from: { sub: 'mailto:it@example.org' },
  })
  expect(last?.topic).toBe(last?.text['tag'])
})

test('one browser that takes it is enough, and one that is gone is named', async () => {
  service.answer(phone, 410)
  expect(await deliver(to(phone, laptop))).toEqual({ goneBrowsers: [phone.id] })
  service.answer(phone, 503)
  expect(await deliver(to(phone, laptop))).toEqual({})
})

test('where every browser is gone the address is dead, and nothing is tried again', async () => {
  service.answer(laptop, 404)
  expect(await outageOf(deliver(to(laptop)))).toMatchObject({ permanent: true, addressCode: '410' })
})

test('a push service that wants less is obeyed, and its words are not repeated', async () => {
  service.answer(laptop, 429, { 'retry-after': '120' })
  const outage = await outageOf(deliver(to(laptop)))
  expect(outage).toMatchObject({
    message: 'The push service answered 429',
    retryAfterSeconds: 120,
    permanent: false,
  })
})

test('an address in a network that nobody allowed is never gone to', async () => {
  const shut = createPushChannel({
    contact: 'mailto:it@example.org',
    keys,
    outbound: openOutbound({ allowed: new BlockList() }),
  })
  const before = service.asked()
  const rendered = renderPush(sampleInvitation(), 'en')
  const sent = shut.deliver(rendered, to(laptop), { deliveryKey: 'k', now: instant(0) })
  expect(await outageOf(sent)).toMatchObject({ permanent: true })
  expect(service.asked()).toBe(before)
})

test('the longest message fits a push service, and what gives way first are the least likely answers', async () => {
  const long = sampleInvitation({ text: '\u{1F469}\u200D\u{1F692}'.repeat(400), name: '李'.repeat(60) })
  const actions = long.actions.map((action) => ({ ...action, url: `${action.url}${'x'.repeat(700)}` }))
  const rendered = renderPush({ ...long, actions }, 'en')
  expect(rendered.answers.map(({ label }) => label)).toEqual(
    ['I can help', 'I know someone'].slice(0, rendered.answers.length),
  )
  await push.deliver(rendered, to(laptop), { deliveryKey: 'k', now: instant(0) })
  expect(service.arrived.at(-1)?.browser).toBe('laptop')
})

test('the same secret gives the same keys, and another one others', () => {
  expect(pushKeys(Buffer.alloc(32, 7))).toEqual(keys)
  expect(pushKeys(Buffer.alloc(32, 8)).publicKey).not.toBe(keys.publicKey)
  expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65)
})

test('nothing goes through a maker of browsers until the setting says whom they may write to', () => {
  expect(channel.open({}, sampleGround)).toBeNull()
  expect(channel.open({ WEB_PUSH: 'off' }, sampleGround)).toBeNull()
  expect(channel.open({ WEB_PUSH: 'yes' }, sampleGround)).toEqual({ refusal: 'push.badContact' })
  expect(channel.open({ WEB_PUSH: 'mailto:it@example.org' }, sampleGround)).toMatchObject({ id: 'push' })
})

test('a line about the browsers holds nothing of their keys', () => {
  const line = push.lineOf?.(to(phone, laptop)) ?? ''
  expect(line).toBe('phone, laptop')
  expect(stringsOf(line).join()).not.toContain('127.0.0.1')
})
