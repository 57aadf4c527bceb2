import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { DAY, instant, later } from '#engine/time/instant.ts'
import type { PersonActor } from '#platform/actor.ts'
import { anonymous, systemActor } from '#platform/actor.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { type Access, command, type Operation } from '#platform/operation.ts'
import { refuse } from '#platform/refusal.ts'
import { ServiceBox } from '#platform/service.ts'
import { json } from '#platform/tx/json.ts'
import { createTransact } from '#platform/tx/transact.ts'
import { createOperate, mayCall, type Operate } from './operate.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))
let wall = NOW

let database: TestDatabase
let pool: ReturnType<typeof createPool>
let operate: Operate

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool(database.connection)
  const clock = { now: () => NOW, wall: () => wall, wallMsUntil: () => 0, speed: 1 }
  operate = createOperate(createTransact({ pool, clock, reactions: () => [] }), new ServiceBox())
})
beforeEach(async () => {
  wall = NOW
  await pool.query('truncate platform_settings, platform_idempotency, platform_audit')
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const put = command({
  name: 'things.put',
  http: 'POST /things',
  summary: '',
  access: { who: 'person', scope: 'things' },
  input: z.strictObject({ name: z.string(), refused: z.boolean().optional() }),
  output: z.object({ name: z.string(), place: z.number() }),
  status: 201,
  example: { input: { name: 'a' }, output: { name: 'a', place: 1 } },
  about: ({ name }) => name,
  async run({ tx }, { name, refused }) {
    const { length } = await tx.db.selectFrom('platformSettings').select('name').execute()
    await tx.db
      .insertInto('platformSettings')
      .values({ name: `${name}${length}`, value: json(1) })
      .execute()
    return refused ? refuse('thing.refused') : { name, place: length + 1 }
  },
}) as Operation

const ada: PersonActor = {
  kind: 'person',
  personId: 'ada',
  role: 'member',
  teamId: null,
  scopes: 'all',
  via: { kind: 'session', id: 's' },
  simulated: false,
}

function send(fields: { name: string; refused?: boolean }, key?: string, actor: PersonActor = ada) {
  const call = { actor, input: fields, raw: fields, requestId: 'r' }
  return operate(put, key === undefined ? call : { ...call, idempotencyKey: key }, ({ refusal }) => ({
    status: 409,
    answer: { code: refusal },
    etag: null,
  }))
}

const things = async () => (await pool.query('select from platform_settings')).rowCount

test('a command answers, and is written down without what was said', async () => {
  expect(await send({ name: 'a' })).toMatchObject({
    status: 201,
    answer: { name: 'a', place: 1 },
    replayed: false,
  })
  const { rows } = await pool.query('select actor, action, about_id from platform_audit')
  expect(rows).toEqual([{ actor: 'person:ada', action: 'things.put', about_id: 'a' }])
})

test('the same key and body has one effect and the same answer', async () => {
  const first = await send({ name: 'a' }, 'key')
  expect(await send({ name: 'a' }, 'key')).toEqual({ ...first, replayed: true })
  expect(await things()).toBe(1)
})

test('two requests with one key at the same time have one effect and the same answer', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => send({ name: 'a' }, 'at once')))
  expect(await things()).toBe(1)
  for (const answer of answers) expect(answer).toMatchObject({ status: 201, answer: { name: 'a', place: 1 } })
  expect(answers.filter((answer) => 'replayed' in answer && !answer.replayed)).toHaveLength(1)
})

test('the same key with another body is refused', async () => {
  await send({ name: 'a' }, 'key')
  expect(await send({ name: 'b' }, 'key')).toMatchObject({ refusal: 'idempotency.otherBody' })
})

test('another person’s key of the same name is another key', async () => {
  await send({ name: 'a' }, 'key')
  await send({ name: 'a' }, 'key', { ...ada, personId: 'ben' })
  expect(await things()).toBe(2)
})

test('a refusal is remembered as well, and its writes are not there', async () => {
  const first = await send({ name: 'a', refused: true }, 'key')
  expect(first).toMatchObject({ status: 409, answer: { code: 'thing.refused' } })
  expect(await send({ name: 'a', refused: true }, 'key')).toEqual({ ...first, replayed: true })
  expect(await things()).toBe(0)
})

test('after a day a key may be used anew', async () => {
  await send({ name: 'a' }, 'key')
  wall = later(NOW, DAY + 1)
  expect(await send({ name: 'b' }, 'key')).toMatchObject({ status: 201, replayed: false })
})

const ACCESS: Access = { who: 'person', scope: 'asks' }
const withAccess = (access: Partial<Access>, kind: Operation['kind'] = 'command'): Operation => ({
  ...put,
  kind,
  access: { ...ACCESS, ...access },
})

test.each([
  ['a stranger at an open door', withAccess({ who: 'public' }), anonymous, null],
  ['a stranger', withAccess({}), anonymous, 'request.notSignedIn'],
  ['Askwell itself', withAccess({ who: 'admin' }), systemActor('test'), null],
  ['a member', withAccess({}), ada, null],
  ['a member where a lead is needed', withAccess({ who: 'lead' }), ada, 'request.notAllowed'],
  ['an admin where a lead is needed', withAccess({ who: 'lead' }), { ...ada, role: 'admin' as const }, null],
  ['a token with the scope', withAccess({}), { ...ada, scopes: ['asks'] }, null],
  ['a token with another', withAccess({}), { ...ada, scopes: ['people'] }, 'request.scopeMissing'],
  [
    'a token that may read, writing',
    withAccess({}),
    { ...ada, scopes: ['asks:read'] },
    'request.scopeMissing',
  ],
  ['a token that may read, reading', withAccess({}, 'query'), { ...ada, scopes: ['asks:read'] }, null],
  [
    'an importer’s token where its scope is enough',
    withAccess({ who: 'admin', scopeSuffices: true }),
    { ...ada, scopes: ['asks'] },
    null,
  ],
  [
    'a member’s session where a scope would be enough',
    withAccess({ who: 'admin', scopeSuffices: true }),
    ada,
    'request.notAllowed',
  ],
])('%s may call it, or hears why not', (_, operation, actor, code) => {
  expect(mayCall(operation, actor)?.refusal ?? null).toBe(code)
})
