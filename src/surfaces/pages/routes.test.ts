import helmet from '@fastify/helmet'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, type Instant, instant, later } from '#engine/time/instant.ts'
import { createProblems } from '#platform/http/problem.ts'
import { Outage, type Refusal, refuse } from '#platform/refusal.ts'
import { readIntent } from '#platform/signing/intent.ts'
import { keyFromText } from '#platform/signing/secret-key.ts'
import { createLinks } from './links.ts'
import { addLinkPages, type LinkPorts, type Shown } from './routes.ts'

const secret = keyFromText('a secret of at least thirty-two letters')
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const invitation = { invitationId: 'inv_01hzy3k4m5n6p7q8r9s0t1v2w3', askId: 'ask_01hzy3k4m5n6p7q8r9s0t1v2w3' }

let now: Instant
let done: unknown[]
let answer: Refusal | null
let shown: Shown
let server: FastifyInstance
const links = createLinks({ secret, publicUrl: 'https://askwell.example/', now: () => now })

/** What the commands behind the links would do, written down instead. */
const ports: LinkPorts = {
  secret,
  problems: createProblems(
    { 'ask.alreadyAccepted': { status: 409, text: 'accepted' } },
    (key) => ({ accepted: 'Ben was faster.', acceptedNext: 'Thank you all the same.' })[key],
  ),
  home: { label: 'Open Askwell', url: '/' },
  now: () => now,
  langOf: () => 'en',
  answers: {
    view: async () => shown,
    async run(intent, fields) {
      if (answer) return answer
      done.push({ intent: intent.intent, params: intent.params, person: intent.person, fields })
      return null
    },
  },
  unsubscribe: {
    view: async () => ({ lang: 'en', what: 'mail about asks that fit you' }),
    async run(person, kind) {
      done.push({ unsubscribed: person, kind })
      return null
    },
  },
}

beforeEach(async () => {
  now = instant(Date.UTC(2026, 4, 20, 9))
  done = []
  answer = null
  shown = {
    kind: 'invitation',
    lang: 'en',
    ask: { by: 'Chidi', text: 'Why does the rebase fail?', facts: [] },
    laterChoices: [{ value: 'tomorrow', label: 'tomorrow' }],
    timeChoices: [{ value: '2026-11-02T14:30:00.000Z', label: 'today, 14:30' }],
  }
  server = Fastify()
  await server.register(helmet)
  await addLinkPages(server, ports)
})
afterEach(() => server.close())

const pathOf = (url: string) => url.replace('https://askwell.example', '')
const accept = () => pathOf(links.answer('per_ada', 'invitations.accept', invitation).url)

test("a scanner that opens a mail's link three times answers nothing; its reader's button does, once", async () => {
  const url = accept()
  for (const method of ['GET', 'HEAD', 'GET'] as const) {
    expect((await server.inject({ method, url })).statusCode).toBe(200)
  }
  expect(done).toEqual([])
  const answered = await server.inject({ method: 'POST', url, headers: FORM, payload: 'note=Gladly' })
  expect(answered.body).toContain('<h1>You said yes. Chidi knows.</h1>')
  expect(done).toEqual([
    { intent: 'invitations.accept', params: invitation, person: 'per_ada', fields: { note: 'Gladly' } },
  ])
})

test('a yes can carry a time that suits both, and the page says that it is fixed', async () => {
  const url = accept()
  const offered = await server.inject(url)
  expect(offered.body).toContain('value="2026-11-02T14:30:00.000Z" required checked')
  const payload = 'startsAt=2026-11-02T14%3A30%3A00.000Z'
  const answered = await server.inject({ method: 'POST', url, headers: FORM, payload })
  expect(answered.body).toContain('It’s fixed: today, 14:30.')
  expect(done).toMatchObject([{ fields: { startsAt: '2026-11-02T14:30:00.000Z' } }])
})

test('the page of one answer leads to the others, none of which lives longer', async () => {
  const { body } = await server.inject(accept())
  const others = [...body.matchAll(/href="\/a\/([^"]+)"/g)].map(([, token]) =>
    readIntent(secret, token ?? '', now),
  )
  const read = readIntent(secret, accept().slice('/a/'.length), now)
  expect(others).toEqual(
    ['invitations.pass', 'invitations.later', 'invitations.decline'].map((intent) => ({ ...read, intent })),
  )
})

test('an answer that comes too late is told kindly, with what to do next', async () => {
  answer = refuse('ask.alreadyAccepted')
  const late = await server.inject({ method: 'POST', url: accept(), headers: FORM, payload: '' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('<h1>Ben was faster.</h1>')
  expect(late.body).toContain('Thank you all the same.')
})

test('a link that was cut, forged or has run out shows a page and changes nothing', async () => {
  const url = accept()
  for (const method of ['GET', 'POST'] as const) {
    expect((await server.inject({ method, url: url.slice(0, -1) })).statusCode).toBe(404)
    expect((await server.inject({ method, url: '/a/' })).statusCode).toBe(404)
    expect((await server.inject({ method, url: url.replace('/a/', '/u/') })).statusCode).toBe(404)
  }
  now = later(now, 32 * DAY)
  expect((await server.inject({ method: 'POST', url })).statusCode).toBe(410)
  expect(done).toEqual([])
})

test('a mail program unsubscribes with one click, however it sends its form, and without sign-in', async () => {
  const url = pathOf(links.unsubscribe('per_ada', 'invitations.invited').oneClickUrl)
  await server.inject(url)
  expect(done).toEqual([])
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
  const payload = 'List-Unsubscribe=One-Click'
  const sent = [
    await server.inject({ method: 'POST', url, headers: FORM, payload }),
    await server.inject({ method: 'POST', url, headers: multipart, payload: '--x--' }),
    await server.inject({ method: 'POST', url }),
  ]
  expect(sent.map((reply) => reply.statusCode)).toEqual([200, 200, 200])
  expect(done).toEqual(sent.map(() => ({ unsubscribed: 'per_ada', kind: 'invitations.invited' })))
})

test('any other yes of a mail is one sentence and one button', async () => {
  shown = {
    kind: 'confirm',
    lang: 'en',
    title: 'Take it?',
    text: 'Ben offers help.',
    button: 'Take it',
    done: 'Taken.',
  }
  const url = pathOf(links.answer('per_ada', 'offers.take', { offerId: 'off_1' }).url)
  expect((await server.inject(url)).body).toContain('<button type="submit">Take it</button>')
  expect((await server.inject({ method: 'POST', url, headers: FORM, payload: '' })).body).toContain(
    '<h1>Taken.</h1>',
  )
  expect(done).toEqual([
    { intent: 'offers.take', params: { offerId: 'off_1' }, person: 'per_ada', fields: {} },
  ])
})

test('while the database is away the page says so, and the link still holds', async () => {
  const broken = Fastify()
  const view = () => Promise.reject(new Outage('the database is away'))
  await addLinkPages(broken, { ...ports, answers: { ...ports.answers, view } })
  const reply = await broken.inject(accept())
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  expect(reply.body).toContain('Nothing was changed.')
  await broken.close()
})

test("these pages keep their own strict headers beside the server's", async () => {
  const { headers } = await server.inject(accept())
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(headers['referrer-policy']).toBe('same-origin')
  expect(headers['cache-control']).toBe('no-store')
})

test('the links of one mail are the same a minute later, when it is tried again', () => {
  const first = [accept(), links.unsubscribe('per_ada', 'x').url, links.page('/for-you/inv_1')]
  now = later(now, 60_000)
  expect([accept(), links.unsubscribe('per_ada', 'x').url, links.page('/for-you/inv_1')]).toEqual(first)
  expect(first[2]).toBe('https://askwell.example/for-you/inv_1')
})
