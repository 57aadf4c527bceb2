import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { createTokens } from '#features/accounts/commands/tokens.ts'
import { createSession } from '#features/accounts/commands/sessions.ts'
import type { Scopes } from '#features/accounts/schema.ts'
import { addPeople } from '#features/people/commands.ts'
import type { NewPerson } from '#features/people/schema.ts'
import { giveReach } from '#features/reach/commands.ts'
import { stillClock } from '#platform/clock.ts'
import { API_BASE, CSRF_HEADER } from '#platform/http/api.ts'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { assert } from '#platform/refusal.ts'
import { whatDeviates } from './conformance.ts'
import { MONDAY, type TestWorld, testWorld } from '#surfaces/server/fixtures/test-world.ts'
import { serve, type Serving } from '#surfaces/server/serve.ts'

/** How a request shows who it is; nothing for somebody whom nobody knows. */
export type Key = { readonly bearer: string } | { readonly session: string } | null

export interface Wanted {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer<T = Json> {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  readonly body: T
}

/** What an answer may hold, loosely: a test says what it expects of it. */
export type Json = { readonly [key: string]: Json } & readonly Json[] & string & number & boolean

export interface Caster {
  readonly id: string
  readonly name: string
  readonly key: { readonly bearer: string }
}

export interface HttpWorld extends Serving {
  readonly world: TestWorld
  /** one request as somebody; `how` is a method and a path below /api/v1 */
  call<T = Json>(key: Key, how: string, wanted?: Wanted): Promise<Answer<T>>
  /** like `call`, for what has to work: another status than 2xx fails the test */
  good<T = Json>(key: Key, how: string, body?: unknown): Promise<T>
  /** adds people who can be reached at any hour and by fifty asks a week */
  cast(people: readonly Partial<NewPerson & { weeklyLimit: number }>[]): Promise<Caster[]>
  token(personId: string, scopes: Scopes): Promise<{ bearer: string }>
  session(personId: string): Promise<{ session: string }>
  /** runs what is due until nothing is */
  settle(): Promise<void>
}

/**
 * The whole server on a database of its own, at a time that stands still. Its jobs run when a test says `settle`,
 * never in the background, so that a test can look between a command and what follows from it.
 */
export async function httpWorld(): Promise<HttpWorld> {
  const world = await testWorld({ clock: stillClock(MONDAY) })
  const serving = await serve(world, { port: 0, host: '127.0.0.1' })
  await world.worker.stop()
  const { operations } = world.catalogue
  const call = async <T>(key: Key, how: string, wanted: Wanted = {}) => {
    const answer = await request<T>(serving.server, key, how, wanted)
    const deviation = whatDeviates(operations, how, answer)
    assert(deviation === null, `${how}: ${deviation}`)
    return answer
  }
  return {
    ...serving,
    world,
    call,
    async good<T>(key: Key, how: string, body?: unknown) {
      const answer = await call<T>(key, how, body === undefined ? {} : { body })
      assert(answer.status < 300, `${how} was refused: ${answer.status} ${answer.text}`)
      return answer.body
    },
    cast: (people) => cast(world, people),
    token: (personId, scopes) => tokenFor(world, personId, scopes),
    session: (personId) => world.run(async (tx) => ({ session: await createSession(tx, personId) })),
    settle: () => settle(world),
  }
}

export function headersOf(key: Key): Record<string, string> {
  if (key === null) return {}
  if ('bearer' in key) return { authorization: `Bearer ${key.bearer}` }
  return { cookie: `${SESSION_COOKIE}=${key.session}`, [CSRF_HEADER]: '1' }
}

async function request<T>(
  server: FastifyInstance,
  key: Key,
  how: string,
  { body, headers = {} }: Wanted,
): Promise<Answer<T>> {
  const [method, path = ''] = how.split(' ', 2)
  const answer = await server.inject({
    method: method as 'GET',
    url: API_BASE + path,
    headers: { ...headersOf(key), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  })
  const isJson = /json/.test(String(answer.headers['content-type'] ?? '')) && answer.body !== ''
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: (isJson ? answer.json() : null) as T,
  }
}

async function cast(
  world: TestWorld,
  people: readonly Partial<NewPerson & { weeklyLimit: number }>[],
): Promise<Caster[]> {
  const rows = people.map(({ weeklyLimit: _limit, ...row }, place) => {
    const name = row.name ?? `Person ${place}`
    return { ...row, name, email: row.email ?? `${name.split(' ')[0]?.toLowerCase()}@example.org` }
  })
  return world.run(async (tx) => {
    const added = await addPeople(tx, rows)
    await giveReach(
      tx,
      added.map(({ id }, place) => ({ personId: id, weeklyLimit: people[place]?.weeklyLimit ?? 50 })),
    )
    const wanted = added.map(
      ({ id }) => ({ personId: id, name: 'API', scopes: 'all', madeBy: 'admin' }) as const,
    )
    const tokens = await createTokens(tx, wanted)
    return added.map(({ id, name }, place) => ({ id, name, key: { bearer: tokens[place]?.secret ?? '' } }))
  })
}

async function tokenFor(world: TestWorld, personId: string, scopes: Scopes): Promise<{ bearer: string }> {
  return world.run(async (tx) => {
    const [made] = await createTokens(tx, [{ personId, name: 'Narrow', scopes, madeBy: 'admin' }])
    assert(made, 'One token was wanted.')
    return { bearer: made.secret }
  })
}

async function settle({ worker, db, clock }: TestWorld): Promise<void> {
  for (let round = 0; round < 50; round++) {
    await worker.drain()
    const due = await db
      .selectFrom('platformJobs')
      .select(['kind', 'lastError', 'dueAt'])
      .where('state', '<>', 'done')
      .where((where) => where.or([where('dueAt', '<=', clock.now()), where('lastError', 'is not', null)]))
      .execute()
    const failed = due.find(({ lastError }) => lastError !== null)
    assert(failed === undefined, `A job of the kind ${failed?.kind} failed: ${failed?.lastError}`)
    if (due.length === 0) return
  }
  throw new Error('Jobs are due that nobody can do.')
}
