import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, later, MINUTE } from '#engine/time/instant.ts'
import type { AskView } from '#features/asks/schema.ts'
import type { ChannelView } from '#features/notices/channels/schema.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { until } from '../fixtures/until.ts'
import { iso } from '../scenarios/stage.ts'
import { resigned } from './resigned.ts'
import { buttonsOf, type Joined, type SlackStage, slackStage } from './slack-stage.ts'

/** What comes to the door and isn't what it says, and what goes wrong between two programs. */

let on: SlackStage
let now: Instant
beforeAll(async () => {
  on = await slackStage()
})
beforeEach(async () => {
  now = await on.monday()
  on.slack.heal()
})
afterAll(() => on.close())

const knock = async (request: { body: string; headers: Record<string, string> }) => {
  const answer = await fetch(on.slack.door(), { method: 'POST', ...request })
  const text = await answer.text()
  await on.settle()
  return { status: answer.status, text }
}
async function reached() {
  const [ines, ada] = await on.members('Ines', 'Ada')
  const { id } = await on.send(ines.id, {
    audience: { kind: 'people', people: [ada.id] },
    needBy: iso(later(now, 4 * DAY)),
  })
  return { ines, ada, askId: id }
}
const stateOf = async ({ id }: Joined, askId: string) =>
  (await on.do<AskView>(id, 'asks.get', { askId })).state

/** The body of a press as it would go out, without going out. */
async function pressBody(ada: Joined): Promise<string> {
  const door = on.slack.door()
  on.slack.pointAt(`${on.pages}/in/nowhere`)
  await on.slack.press(ada.member.id, 'I can help')
  on.slack.pointAt(door)
  return on.slack.line.sent.at(-1)?.body ?? ''
}

test('what is not signed by Slack, is too old, or was written anew, changes nothing', async () => {
  const { ines, ada, askId } = await reached()
  const body = await pressBody(ada)
  const seconds = Math.floor(Date.now() / 1_000)
  const genuine = resigned(body)
  const unsigned = { body, headers: { 'content-type': genuine.headers['content-type'] } }
  const refused = [
    unsigned,
    resigned(body, {}, { secret: 'another secret' }),
    resigned(body, {}, { seconds: seconds - 301 }),
    resigned(body, {}, { seconds: seconds + 400 }),
    resigned(body, { 'x-slack-signature': 'v0=' }),
    resigned(body, { 'x-slack-request-timestamp': 'now' }),
    // the same fields in another spelling: not the bytes that were signed
    { ...genuine, body: body.replaceAll('%3A', ':') },
    { ...genuine, body: `${body}&x=1` },
  ]
  for (const request of refused) expect((await knock(request)).status).toBe(401)
  expect(await stateOf(ines, askId)).toBe('open')
  expect((await knock(genuine)).status).toBe(200)
  expect(await stateOf(ines, askId)).toBe('accepted')
})

test('a genuine call is taken once, from one place after the other and from many at once', async () => {
  const { ines, ada } = await reached()
  const genuine = resigned(await pressBody(ada))
  const answers = await Promise.all(Array.from({ length: 5 }, () => knock(genuine)))
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409])
  // tried again by Slack itself it is signed anew
  const again = resigned(
    genuine.body,
    { 'x-slack-retry-num': '1' },
    { seconds: Math.floor(Date.now() / 1_000) + 9 },
  )
  expect((await knock(again)).status).toBe(200)
  expect((await on.notices(ines.id)).filter((kind) => kind === 'invitations.yes')).toHaveLength(1)
})

test('a call from another workspace is refused, and its members are nobody here', async () => {
  const { ines, ada, askId } = await reached()
  const body = (await pressBody(ada)).replaceAll(on.slack.space.team, 'T0OTHER')
  await on.world.channels.get('slack')?.check?.()
  expect((await knock(resigned(body))).status).toBe(401)
  expect(await stateOf(ines, askId)).toBe('open')
})

test('Slack is answered when it asks who is there, and what nobody understands is heard and dropped', async () => {
  expect(await knock(resigned('{"type":"url_verification","challenge":"c1"}'))).toEqual({
    status: 200,
    text: 'c1',
  })
  const check = {
    body: 'ssl_check=1&token=x',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
  expect(await knock(check)).toEqual({ status: 200, text: '' })
  for (const body of ['{}', '{"type":"event_callback"}', 'payload=%7B', 'payload=null', 'a=b', '']) {
    expect((await knock(resigned(body))).status).toBe(200)
  }
  expect((await fetch(`${on.pages}/in/email`, { method: 'POST' })).status).toBe(404)
})

/** Holds the table that everything that comes in is put into. */
async function holdDatabase() {
  const client = new pg.Client(on.world.testDatabase.url)
  await client.connect()
  await client.query('begin; lock table notices_inbox in access exclusive mode')
  return async () => {
    await client.query('rollback')
    await client.end()
  }
}

test('a press is acknowledged while the database stands still, and counts when it goes on', async () => {
  const { ines, ada, askId } = await reached()
  const letGo = await holdDatabase()
  // answered here, although nothing can be written down
  const heard = await on.slack.press(ada.member.id, 'I can help')
  expect(heard.status).toBe(200)
  await letGo()
  await until('the answer', async () => {
    await on.settle()
    return (await stateOf(ines, askId)) === 'accepted'
  })
  expect(buttonsOf(on.told(ada.member)[0])).toEqual([])
})

test('the form of a command opens while the database stands still', async () => {
  const [ines] = await on.members('Ines')
  const letGo = await holdDatabase()
  expect((await on.slack.slash(ines.member.id, 'The export stops.')).status).toBe(200)
  expect(on.slack.space.modals.has(ines.member.id)).toBe(true)
  await letGo()
  await until('the form', async () => {
    await on.settle()
    return JSON.stringify(on.slack.space.modals.get(ines.member.id)).includes('The export stops.')
  })
})

test('words that could not be put down are told to be sent again, and are one note then', async () => {
  const { ines, ada, askId } = await reached()
  const letGo = await holdDatabase()
  const heard = await on.slack.write(
    ada.member.id,
    'Have you tried a fresh clone?',
    on.told(ada.member)[0]?.ts,
  )
  expect(heard.status).toBe(503)
  await letGo()
  const body = on.slack.line.sent.at(-1)?.body ?? ''
  expect((await knock(resigned(body, { 'x-slack-retry-num': '1' }))).status).toBe(200)
  const notes = async () => {
    const { items } = await on.do<{ items: { kind: string }[] }>(ines.id, 'asks.timeline', { askId })
    return items.filter(({ kind }) => kind === 'note').length
  }
  await until('the note', async () => {
    await on.settle()
    return (await notes()) === 1
  })
})

test('a storm of refusals to wait is waited out, and ends in one message', async () => {
  const storm = Array.from({ length: 4 }, () => ({ kind: 'status', status: 429, retryAfter: 30 }) as const)
  on.slack.fail('chat.postMessage', ...storm)
  const { ada } = await reached()
  expect(on.told(ada.member)).toEqual([])
  const calls = () => on.slack.called.filter(({ method }) => method === 'chat.postMessage').length
  const before = calls()
  await on.travel(later(now, 29_000))
  expect(calls()).toBe(before)
  await on.travel(later(now, 30 * MINUTE))
  expect(on.told(ada.member)).toHaveLength(1)
})

test('errors of its own and answers that never come end in one message', async () => {
  on.slack.fail(
    'chat.postMessage',
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'lost' },
    { kind: 'error', error: 'internal_error' },
  )
  const { ada } = await reached()
  await on.travel(later(now, 30 * MINUTE))
  expect(on.told(ada.member)).toHaveLength(1)
})

test('an admin sees that Slack took our access back, and what waits goes out when it is there again', async () => {
  on.slack.fail('chat.postMessage', { kind: 'error', error: 'token_revoked' })
  const { ada } = await reached()
  const [lena] = await on.people('Lena')
  await on.world.run((tx) => patchPerson(tx, lena, { role: 'admin' }))
  const slack = async () =>
    (await on.do<{ items: ChannelView[] }>(lena, 'channels.list')).items.find(({ id }) => id === 'slack')
  expect(await slack()).toMatchObject({
    state: 'needsYou',
    waiting: 1,
    trouble: 'Slack has taken our access back (token_revoked): connect it again',
  })
  await on.travel(later(now, 5 * MINUTE))
  expect(on.told(ada.member)).toHaveLength(1)
  expect(await slack()).toMatchObject({ state: 'working', trouble: null, waiting: 0 })
})

test('a test to oneself tells the real error, and arrives where there is none', async () => {
  const [ada] = await on.members('Ada')
  await on.slack.openHome(ada.member.id)
  await on.settle()
  const tested = async () => {
    await on.do(ada.id, 'channels.test', { channelId: 'slack' })
    await on.settle()
    const { items } = await on.do<{ items: { id: string; test: object }[] }>(ada.id, 'channels.mine')
    return items.find(({ id }) => id === 'slack')?.test
  }
  on.slack.fail('chat.postMessage', { kind: 'error', error: 'missing_scope' })
  expect(await tested()).toMatchObject({
    state: 'failed',
    says: 'Slack refuses it (missing_scope, chat.postMessage)',
  })
  expect(await tested()).toMatchObject({ state: 'sent', says: null })
  expect(on.told(ada.member).at(-1)?.text).toMatch(/^A test from Askwell/)
})
