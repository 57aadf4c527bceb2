import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRoot, ORDINARY, runningPostmaster } from '#platform/db/embedded/test-process.ts'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import {
  type Api,
  apiOf,
  Ask,
  Asks,
  everything,
  Invitations,
  Notices,
  Problem,
  send,
  TimelineItems,
} from '../fixtures/api.ts'
import { type Player, seed } from '../fixtures/cast.ts'
import {
  newPlace,
  type Place,
  removePlaces,
  runVerb,
  type Server,
  startServer,
} from '../fixtures/processes.ts'
import { until } from '../fixtures/until.ts'
import { EVIDENCE, PEOPLE } from './organisation.ts'
import { badRequests } from './bad-requests.ts'

const users = isRoot
  ? [
      { who: 'root', uid: undefined },
      { who: 'an ordinary user', uid: ORDINARY },
    ]
  : [{ who: 'an ordinary user', uid: undefined }]

afterAll(removePlaces)

describe.each(users)('one ask, from stuck to thanks, as $who', ({ uid }) => {
  let place: Place
  let server: Server
  let smtp: TestSmtpServer
  const people = new Map<string, Player>()
  let askId = ''

  const as = (first: string): Api => apiOf(() => server.url, player(first).token)
  const player = (first: string): Player => {
    const found = people.get(first)
    if (!found) throw new Error(`${first} is not in the seed file.`)
    return found
  }
  const start = async () => {
    server = await startServer(place)
    await until('the server is ready', async () => (await send(`${server.url}/readyz`, 'GET')).status === 200)
  }
  const invitationOf = async (first: string) => {
    const { items } = (await as(first)('GET', '/invitations')).as(Invitations)
    return items.find((one) => one.askId === askId)
  }
  const mailsTo = (first: string) =>
    smtp.received.filter((mail) => mail.envelope.to.includes(player(first).email))
  const answerPath = (first: string, label: string): string => {
    const text = mailsTo(first)[0]?.parts.find((part) => part.type === 'text/plain')?.content ?? ''
    const url = new RegExp(`${label}[^\\n]*?\\n?\\s*(https?://\\S+/a/\\S+)`).exec(text)?.[1]
    if (!url) throw new Error(`The mail to ${first} has no link for '${label}': ${text}`)
    return new URL(url).pathname
  }

  beforeAll(async () => {
    smtp = await startTestSmtpServer()
    place = newPlace({ env: { SMTP_URL: smtp.url }, ...(uid === undefined ? {} : { uid }) })
    for (const one of await seed(place, PEOPLE, EVIDENCE)) people.set(one.email.split('@')[0] ?? '', one)
    await start()
  })
  afterAll(() => smtp.close())

  test('the coach reads the draft and names who it marks full', async () => {
    const { marks } = (await as('ada')('POST', '/coach', { body: { text: ASK } })).body as {
      marks: Record<string, number>
    }
    expect(Object.keys(marks).sort()).toEqual(['action', 'meaningful', 'realistic', 'specific', 'timeBound'])
    expect(marks['timeBound']).toBe(2)
  })

  test('who could help: the one who did it before comes first, with the reason', async () => {
    const reply = await as('ada')('POST', '/who', {
      body: { text: 'pooler timeout in the export', limit: 3 },
    })
    const found = (reply.body as { people: { person: { id: string }; reasons: unknown[] }[] }).people
    expect(found[0]?.person.id).toBe(player('ben').id)
    expect(found[0]?.reasons.length).toBeGreaterThan(0)
    expect(found.map((one) => one.person.id)).not.toContain(player('ada').id)
  })

  test('two requests with one Idempotency-Key make one ask, and another body under that key is refused', async () => {
    const named = ['ben', 'chidi', 'dana'].map((first) => player(first).id)
    const body = { text: ASK, audience: { kind: 'people', people: named }, send: true }
    const headers = { 'idempotency-key': 'walk-1' }
    const [one, two] = [
      await as('ada')('POST', '/asks', { body, headers }),
      await as('ada')('POST', '/asks', { body, headers }),
    ]
    expect([one.status, two.status]).toEqual([201, 201])
    askId = one.as(Ask).id
    expect(two.as(Ask).id).toBe(askId)
    const other = await as('ada')('POST', '/asks', { body: { ...body, text: `${ASK} Or Monday?` }, headers })
    expect(other.status).toBe(422)
    expect(other.as(Problem).code).toBe('idempotency.otherBody')
    expect(await everything(as('ada'), '/asks', Asks)).toHaveLength(1)
  })

  test('each named helper has exactly one invitation within two seconds, and one mail within five', async () => {
    const helpers = ['ben', 'chidi', 'dana']
    await Promise.all(
      helpers.map((first) => until(`the invitation of ${first}`, () => invitationOf(first), 2)),
    )
    await until('three mails', () => smtp.received.length >= 3, 5)
    for (const first of helpers) {
      expect((await as(first)('GET', '/invitations')).as(Invitations).items).toHaveLength(1)
      expect(mailsTo(first)).toHaveLength(1)
      const [notice] = (await as(first)('GET', '/notices')).as(Notices).items
      expect(mailsTo(first)[0]?.header('X-Askwell-Notice')).toBe(notice?.id)
      expect(mailsTo(first)[0]?.header('Message-ID')).toMatch(/^<\S+@\S+>$/)
    }
    expect((await as('emre')('GET', '/invitations')).as(Invitations).items).toEqual([])
  })

  test('a scanner that fetches the link of a mail three times changes nothing', async () => {
    const url = `${server.url}${answerPath('ben', 'I can help')}`
    for (const method of ['GET', 'GET', 'GET', 'HEAD']) {
      expect((await send(url, method)).status).toBe(200)
    }
    expect((await invitationOf('ben'))?.state).toBe('open')
    expect((await as('ada')('GET', `/asks/${askId}`)).as(Ask).state).toBe('open')
  })

  test('a no with a word is a line for the asker alone', async () => {
    const invitation = await invitationOf('dana')
    const body = { note: 'On holiday from tomorrow.' }
    const reply = await as('dana')('POST', `/invitations/${invitation?.id}/decline`, { body })
    expect(reply.status).toBe(200)
    const words = async (first: string) =>
      (await as(first)('GET', `/asks/${askId}/timeline`)).as(TimelineItems).items.map((item) => item.words)
    expect(await words('ada')).toContain(body.note)
    expect(await words('chidi')).not.toContain(body.note)
  })

  test('the button behind the link of the mail is the yes', async () => {
    const reply = await send(`${server.url}${answerPath('ben', 'I can help')}`, 'POST', {
      body: 'note=Happy+to.',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(reply.status).toBe(200)
    const ask = (await as('ada')('GET', `/asks/${askId}`)).as(Ask)
    expect(ask.state).toBe('accepted')
    expect(ask.helpers.map((helper) => helper.id)).toEqual([player('ben').id])
  })

  test('a late second yes hears that somebody said it already, and what to do', async () => {
    const invitation = await until('the invitation of Chidi', () => invitationOf('chidi'))
    const late = await as('chidi')('POST', `/invitations/${invitation.id}/accept`, { body: {} })
    expect(late.status).toBe(409)
    expect(late.as(Problem)).toMatchObject({ code: 'ask.alreadyAccepted', next: expect.any(String) })
    const again = await as('ben')('POST', `/invitations/${(await invitationOf('ben'))?.id}/accept`, {
      body: {},
    })
    expect(again.status).toBe(200)
  })

  test('after kill -9 all of it is still there', async () => {
    const before = (await as('ada')('GET', `/asks/${askId}`)).body
    await server.end('SIGKILL')
    await start()
    expect((await as('ada')('GET', `/asks/${askId}`)).body).toEqual(before)
    expect((await invitationOf('ben'))?.state).toBe('accepted')
    expect((await invitationOf('dana'))?.state).toBe('declined')
  })

  test('an edit that began before another one is told so', async () => {
    const body = { text: 'A draft of mine about the pooler.' }
    const draft = await as('ada')('POST', '/asks', { body })
    const path = `/asks/${draft.as(Ask).id}`
    const headers = { 'if-match': draft.headers.get('etag') ?? 'missing' }
    const edit = (text: string) => as('ada')('PATCH', path, { body: { text }, headers })
    expect((await edit('The first change.')).status).toBe(200)
    const late = await edit('The second change, on the older text.')
    expect(late.status).toBe(412)
    expect(late.as(Problem).next).toBeTruthy()
    expect((await as('ada')('GET', path)).as(Ask).text).toBe('The first change.')
  })

  test('closing and thanking end the story, and the timeline tells it in order', async () => {
    const ben = player('ben').id
    const closing = { outcome: 'solved', note: 'The pool was too small.', helpers: [ben], keep: true }
    expect((await as('ada')('POST', `/asks/${askId}/close`, { body: closing })).status).toBe(200)
    const thanks = { to: [ben], text: 'You saved the month end.', public: true }
    expect((await as('ada')('POST', `/asks/${askId}/thanks`, { body: thanks })).status).toBe(201)
    const { items } = (await as('ada')('GET', `/asks/${askId}/timeline`)).as(TimelineItems)
    const kinds = items.map((item) => item.kind)
    const told = ['asked', 'reached', 'notMe', 'yes', 'solved', 'thanks']
    expect(told.map((kind) => kinds.indexOf(kind))).toEqual(
      told.map((kind) => kinds.indexOf(kind)).toSorted((a, b) => a - b),
    )
    expect(kinds).toEqual(expect.arrayContaining(told))
    expect((await as('ben')('GET', `/asks/${askId}`)).as(Ask).thanks.map((one) => one.text)).toEqual([
      thanks.text,
    ])
  })

  test('everybody was told each thing once, in the app and by mail', async () => {
    const told = async (first: string) =>
      (await everything(as(first), '/notices', Notices)).map((notice) => notice.kind).sort()
    await until('the thanks to Ben', async () => (await told('ben')).includes('asks.thanked'))
    expect(await told('ben')).toEqual(['asks.thanked', 'invitations.reached'])
    expect(await told('chidi')).toEqual(['invitations.reached', 'invitations.takenCareOf'])
    expect(await told('dana')).toEqual(['invitations.reached'])
    expect(await told('ada')).toEqual(['invitations.yes'])
    await until('the mail with the thanks', () => mailsTo('ben').length >= 2)
    const ids = smtp.received.map((mail) => mail.header('Message-ID'))
    expect(new Set(ids).size).toBeGreaterThanOrEqual(ids.length - 1)
  })

  test('bad input is refused with a code and a next step, never with a fault', async () => {
    for (const bad of badRequests(askId)) {
      const reply = await bad.send(server.url, player('chidi').token)
      const type = reply.headers.get('content-type')?.split(';')[0]
      const { status, next } = reply.as(Problem)
      expect({ bad: bad.name, type, status, next }).toEqual({
        bad: bad.name,
        type: 'application/problem+json',
        status: bad.status,
        next: expect.any(String),
      })
      expect(reply.status).toBe(bad.status)
    }
  })

  test('SIGTERM ends the server and its PostgreSQL, with nothing broken in the log', async () => {
    const postmaster = runningPostmaster(place.dataDir)
    expect(postmaster).toBeGreaterThan(0)
    expect(await server.end('SIGTERM')).toBe(0)
    expect(runningPostmaster(place.dataDir)).toBeUndefined()
    expect(server.output()).not.toContain('"msg":"fault"')
  })

  test('a backup restored elsewhere has the same digest', async () => {
    const elsewhere = newPlace(uid === undefined ? {} : { uid })
    const file = join(place.folder, 'all.backup')
    const run = async (where: Place, ...args: string[]) => {
      const { code, out, err } = await runVerb(where, [...args, '--data', where.dataDir])
      expect({ args, code, err: code === 0 ? '' : err }).toEqual({ args, code: 0, err: '' })
      return out
    }
    await run(place, 'backup', file)
    await run(elsewhere, 'restore', file)
    const digest = await run(place, 'digest')
    expect(digest).toMatch(/^[0-9a-f]{64}\n$/)
    expect(await run(elsewhere, 'digest')).toBe(digest)
  }, 180_000)
})

const ASK =
  'Our nightly export has timed out three nights running. Could you look at the pooler config with me for 20 minutes by Friday noon?'
