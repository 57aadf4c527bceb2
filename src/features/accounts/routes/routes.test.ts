import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE } from '#engine/time/instant.ts'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { createProblems } from '#platform/http/problem.ts'
import { createServer } from '#platform/http/server.ts'
import { createSay } from '#platform/i18n/say.ts'
import { silentLog } from '#platform/log.ts'
import type { Message } from '#platform/message.ts'
import { createMetrics } from '#platform/metrics.ts'
import { ServiceBox } from '#platform/service.ts'
import { keyFromText } from '#platform/signing/secret-key.ts'
import { addPeople } from '#features/people/commands.ts'
import { openWorld, type TestWorld } from '#features/people/fixtures/world.ts'
import { secretKeyKey } from '#features/people/queries.ts'
import { createSetUpLink, createSignInLink } from '../commands/links.ts'
import { refusals } from '../domain.ts'
import { jobs, linkMailerKey } from '../jobs.ts'
import { createAuthenticate } from '../queries.ts'
import en from '../strings/en.json' with { type: 'json' }
import { BROWSER_COOKIE } from './parts.ts'
import { addRoutes } from './routes.ts'

const secret = keyFromText('a secret of at least thirty-two letters')
const say = createSay<string>({ en }, { missing: 'key' })
const mailed: { path: string; address: string; message: Message; key: string }[] = []

let world: TestWorld
let server: FastifyInstance
let adaId: string
beforeAll(async () => {
  world = await openWorld()
  const problems = createProblems(refusals, (key, values) => (key in en ? say('en', key, values) : undefined))
  server = await createServer({
    problems,
    clock: world.clock,
    log: silentLog,
    metrics: createMetrics(),
    trustedProxies: [],
    https: false,
  })
  addRoutes(server, {
    transact: world.transact,
    db: world.db,
    clock: world.clock,
    secret,
    problems,
    mail: true,
    https: true,
    say,
    renderPage: ({ title, body, status = 200 }) => ({
      status,
      headers: {},
      body: `<h1>${title}</h1>${String(body)}`,
    }),
  })
  const [ada] = await world.run((tx) => addPeople(tx, [{ email: 'ada@example.org', name: 'Ada <Adeyemi>' }]))
  adaId = ada?.id ?? ''
})
afterAll(async () => {
  await server.close()
  await world.close()
})

/** Everybody has an address of their own, so that one test doesn't use up another's tries. */
const from = (last: number) => ({ remoteAddress: `192.0.2.${last}` })
const ask = (email: string, last: number) =>
  server.inject({ method: 'POST', url: '/auth/magic-link', payload: { email }, ...from(last) })
const open = (path: string, cookies = {}) => server.inject({ method: 'GET', url: path, cookies })
const press = (
  path: string,
  last: number,
  given: { cookies?: Record<string, string>; form?: string; site?: string } = {},
) =>
  server.inject({
    method: 'POST',
    url: path,
    payload: given.form ?? '',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(given.site === undefined ? {} : { 'sec-fetch-site': given.site }),
    },
    cookies: given.cookies ?? {},
    ...from(last),
  })

async function runMailJobs() {
  const services = new ServiceBox()
  services.set(secretKeyKey, secret)
  services.set(linkMailerKey, {
    say,
    url: (path) => path,
    deliver: async (message, address, key) => {
      mailed.push({ path: message.page?.url ?? '', address, message, key })
    },
  })
  const rows = await world.db.selectFrom('platformJobs').selectAll().where('state', '=', 'waiting').execute()
  for (const row of rows) {
    const handler = jobs.find(({ kind }) => kind === row.kind)
    if (handler?.where !== 'outside') continue
    const payload = row.payload as Record<string, unknown>
    const { transact, clock } = world
    const context = { transact, services, now: clock.now, signal: new AbortController().signal }
    await handler.run(context, { key: row.key, attempt: 1, payload })
    await world.db.updateTable('platformJobs').set({ state: 'done' }).where('id', '=', row.id).execute()
  }
}

const browserOf = (answer: { cookies: { name: string; value: string }[] }) => ({
  [BROWSER_COOKIE]: answer.cookies.find(({ name }) => name === BROWSER_COOKIE)?.value ?? '',
})

test('a mailed link is looked at as often as a scanner likes, signs in once, and ends the session before', async () => {
  const asked = await ask(' ADA@example.org', 1)
  expect(asked.statusCode).toBe(202)
  expect(asked.json()).toEqual({ mail: true, code: expect.stringMatching(/^\d{6}$/), minutes: 10 })
  await runMailJobs()
  const path = mailed.at(-1)?.path ?? ''
  expect(mailed.at(-1)).toMatchObject({
    address: 'ada@example.org',
    message: { subject: 'Your link to sign in to Askwell', to: { lang: 'en' }, actions: [] },
  })
  expect(JSON.stringify(await world.db.selectFrom('platformJobs').selectAll().execute())).not.toContain(
    path.split('/').at(-1),
  )
  for (const _ of [1, 2, 3]) {
    const page = await open(path, browserOf(asked))
    expect(page.body).toContain('Sign in as Ada &lt;Adeyemi&gt;')
    expect(page.body).not.toContain('name="code"')
  }
  const entered = await press(path, 1, { cookies: browserOf(asked) })
  expect([entered.statusCode, entered.headers.location]).toEqual([303, '/welcome'])
  const session = entered.cookies.find(({ name }) => name === SESSION_COOKIE)
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: true, path: '/' })
  const authenticate = createAuthenticate(world)
  expect(await authenticate({ session: session?.value ?? '' })).toMatchObject({
    personId: adaId,
    scopes: 'all',
  })
  expect((await press(path, 1, { cookies: browserOf(asked) })).statusCode).toBe(410)

  const { token: link } = await world.run((tx) => createSignInLink(tx, adaId))
  const again = await press(`/login/confirm/${link}`, 1, {
    cookies: { [SESSION_COOKIE]: session?.value ?? '' },
  })
  expect(again.statusCode).toBe(303)
  expect(await authenticate({ session: session?.value ?? '' })).toEqual({ refusal: 'request.notSignedIn' })
})

test('an address that nobody has gets the same answer, the same cookie, and no mail', async () => {
  const [known, unknown] = [await ask('ada@example.org', 2), await ask('nobody@example.org', 2)]
  expect(unknown.statusCode).toBe(known.statusCode)
  expect(Object.keys(unknown.json())).toEqual(Object.keys(known.json()))
  const shape = (answer: typeof known) => answer.cookies.map(({ name, value }) => [name, value.length])
  expect(shape(unknown)).toEqual(shape(known))
  const before = mailed.length
  await runMailJobs()
  expect(mailed.length - before).toBe(1)
})

test('in another browser the link asks for the code, and five wrong ones are enough', async () => {
  const asked = await ask('ada@example.org', 3)
  await runMailJobs()
  const path = mailed.at(-1)?.path ?? ''
  expect((await open(path)).body).toContain('name="code"')
  const code = asked.json<{ code: string }>().code
  const wrong = code === '000000' ? '111111' : '000000'
  const refused = await press(path, 3, { form: `code=${wrong}` })
  expect(refused.statusCode).toBe(403)
  expect(refused.body).toContain('not the code')
  for (const _ of [2, 3, 4, 5]) expect((await press(path, 3, { form: `code=${wrong}` })).statusCode).toBe(403)
  expect((await press(path, 3, { form: `code=${code}` })).statusCode).toBe(429)
})

test('with the right code the link signs in elsewhere', async () => {
  const asked = await ask('ada@example.org', 4)
  await runMailJobs()
  const code = asked.json<{ code: string }>().code
  const spaced = `${code.slice(0, 3)}+${code.slice(3)}`
  expect((await press(mailed.at(-1)?.path ?? '', 4, { form: `code=${spaced}` })).statusCode).toBe(303)
})

test('a link is over after ten minutes of the wall, whatever the story clock says', async () => {
  const { token: link } = await world.run((tx) => createSignInLink(tx, adaId))
  world.clock.moveWallTo(world.clock.wall() + 10 * MINUTE + 1)
  expect((await press(`/login/confirm/${link}`, 5)).statusCode).toBe(410)
  expect((await open('/login/confirm/nothing')).statusCode).toBe(404)
})

test('of several who use one link at once exactly one comes in', async () => {
  const { token: link } = await world.run((tx) => createSignInLink(tx, adaId))
  const answers = await Promise.all([11, 12, 13].map((place) => press(`/login/confirm/${link}`, place)))
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 410, 410])
})

test("another site's form signs nobody in or out", async () => {
  const { token: link } = await world.run((tx) => createSignInLink(tx, adaId))
  expect((await press(`/login/confirm/${link}`, 6, { site: 'cross-site' })).statusCode).toBe(403)
  const out = { method: 'POST', url: '/auth/sign-out', headers: { 'sec-fetch-site': 'cross-site' } } as const
  expect((await server.inject(out)).statusCode).toBe(403)
  expect((await press(`/login/confirm/${link}`, 6, { site: 'same-origin' })).statusCode).toBe(303)
})

test('whoever asks too often waits, by address and by place', async () => {
  const answers = await Promise.all(Array.from({ length: 11 }, (_, n) => ask('ben@example.org', 20 + n)))
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(1)
  const others = await Promise.all(Array.from({ length: 11 }, (_, n) => ask(`person${n}@example.org`, 40)))
  const late = others.find(({ statusCode }) => statusCode === 429)
  expect(late?.headers['retry-after']).toMatch(/^\d+$/)
  expect((await ask('not an address', 41)).statusCode).toBe(400)
})

test('signing out ends the session and takes the cookie away', async () => {
  const { token: link } = await world.run((tx) => createSignInLink(tx, adaId))
  const entered = await press(`/login/confirm/${link}`, 7)
  const session = entered.cookies.find(({ name }) => name === SESSION_COOKIE)?.value ?? ''
  const out = await server.inject({
    method: 'POST',
    url: '/auth/sign-out',
    cookies: { [SESSION_COOKIE]: session },
  })
  expect(out.statusCode).toBe(204)
  expect(out.headers['set-cookie']).toContain('Max-Age=0')
  expect(await createAuthenticate(world)({ session })).toEqual({ refusal: 'request.notSignedIn' })
})

test('the set-up link makes the first admin once; an earlier link is gone, and a second admin is not made', async () => {
  const { token: first } = await world.run(createSetUpLink)
  const { token: second } = await world.run(createSetUpLink)
  const form = 'name=Lena+Lund&email=lena%40example.org'
  expect((await press(`/setup/${first}`, 8, { form })).statusCode).toBe(404)
  expect((await open(`/setup/${second}`)).body).toContain('<form method="post">')
  const odd = await press(`/setup/${second}`, 8, { form: 'name=Lena&email=here' })
  expect([odd.statusCode, odd.body.includes('not yet a name')]).toEqual([400, true])
  const entered = await press(`/setup/${second}`, 8, { form })
  expect(entered.statusCode).toBe(303)
  const session = entered.cookies.find(({ name }) => name === SESSION_COOKIE)?.value ?? ''
  expect(await createAuthenticate(world)({ session })).toMatchObject({ role: 'admin' })
  expect((await press(`/setup/${second}`, 8, { form })).statusCode).toBe(410)
  const { token: third } = await world.run(createSetUpLink)
  expect((await press(`/setup/${third}`, 9, { form: 'name=Ines&email=ines%40example.org' })).statusCode).toBe(
    409,
  )
})
