import { afterAll, beforeAll, expect, test } from 'vitest'
import { stillClock } from '#platform/clock.ts'
import { silentLog } from '#platform/log.ts'
import { MONDAY } from '#surfaces/server/fixtures/test-world.ts'
import { serve, type Serving } from '#surfaces/server/serve.ts'
import { openWorld } from '#surfaces/server/world.ts'
import { invitationOf } from '../access/things.ts'
import { type Caster, httpWorld } from '../api/http-world.ts'
import { until } from '../fixtures/until.ts'
import { fence, type Reader, readStream } from './reader.ts'

type Ask = { readonly id: string }

const http = await httpWorld()
let twin: Serving
let ada: Caster
let ben: Caster
let chidi: Caster
let lena: Caster
beforeAll(async () => {
  const people = await http.cast([
    { name: 'Ada' },
    { name: 'Ben' },
    { name: 'Chidi' },
    { name: 'Lena', role: 'admin' },
  ])
  ;[ada, ben, chidi, lena] = people as [Caster, Caster, Caster, Caster]
  const { testDatabase, dataDir } = http.world
  const settings = { DATABASE_URL: testDatabase.url, SECRET_KEY: 'a secret of 32 characters for tests' }
  const clock = stillClock(MONDAY)
  const world = await openWorld({ settings, role: 'command', dataDir, log: silentLog, clock })
  twin = await serve(world, { port: 0, host: '127.0.0.1' })
  await world.worker.stop()
})
afterAll(async () => {
  await twin.close()
  await http.close()
})

const draft = (who: Caster) => http.good<Ask>(who.key, 'POST /asks', { text: 'A secret word: kumquat.' })
const heard = (reader: Reader) => reader.hints.map(({ about }) => about.id)

/** Waits until this stream has told of the thing, and answers what it told up to then. */
async function heardUpTo(reader: Reader, id: string): Promise<string[]> {
  await until(`The hint about ${id}`, () => heard(reader).includes(id))
  return heard(reader)
}

test('a stream needs a sign-in, and an id that we gave', async () => {
  expect((await http.call(null, 'GET /events')).status).toBe(401)
  const importer = await http.token(ada.id, ['evidence', 'asks'])
  expect((await http.call(importer, 'GET /events')).status).toBe(403)
  for (const id of ['x', '-1', '1.2.3', '9'.repeat(400)]) {
    const answer = await http.call(ada.key, 'GET /events', { headers: { 'last-event-id': id } })
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.malformed'])
  }
})

test('hints say what changed and never what it says', async () => {
  const reader = await readStream(http, ada.key)
  const { id } = await draft(ada)
  await heardUpTo(reader, id)
  for (const hint of reader.hints) expect(Object.keys(hint).toSorted()).toEqual(['about', 'id', 'type'])
  expect(reader.text()).not.toMatch(/kumquat|secret|example\.org|Ada/)
  reader.close()
})

test('who comes back with their last id has missed nothing and hears nothing twice, on either instance', async () => {
  const made: string[] = []
  const told: string[] = []
  let after: string | undefined
  for (let round = 0; round < 12; round++) {
    const reader = await readStream(round % 2 === 0 ? http : twin, ada.key, after)
    const { id } = await draft(ada)
    made.push(id)
    await heardUpTo(reader, id)
    reader.close()
    told.push(...heard(reader))
    after = reader.lastId()
    // nobody listens while these two are written
    for (let more = 0; more < 2; more++) made.push((await draft(ada)).id)
  }
  const last = await readStream(twin, ada.key, after)
  await until('The rest', () => told.length + last.hints.length >= made.length)
  told.push(...heard(last))
  last.close()
  // time stands still here, and events of one moment have no order
  expect(told.toSorted()).toEqual(made.toSorted())
})

test('many streams opened while there is much to tell lose nothing', async () => {
  const before = await readStream(http, ada.key)
  const writing = Promise.all(Array.from({ length: 60 }, () => draft(ada)))
  const opened = await Promise.all(
    Array.from({ length: 10 }, (_, place) =>
      readStream(place % 2 === 0 ? http : twin, ada.key, before.lastId()),
    ),
  )
  const ids = (await writing).map(({ id }) => id).toSorted()
  for (const reader of [before, ...opened]) {
    await until('All sixty', () => reader.hints.length >= ids.length)
    expect(heard(reader).toSorted()).toEqual(ids)
    reader.close()
  }
})

test("nobody hears of another's draft, nor of an ask that is not for them", async () => {
  const readers = new Map([
    [ben.id, await readStream(http, ben.key)],
    [chidi.id, await readStream(http, chidi.key)],
    [lena.id, await readStream(http, lena.key)],
  ])
  await draft(ada)
  const audience = { kind: 'people', people: [ben.id] }
  const ask = await http.good<Ask>(ada.key, 'POST /asks', { text: 'Only Ben.', audience, send: true })
  await http.settle()
  await fence(http, readers)
  const kinds = (person: Caster) => readers.get(person.id)?.hints.map(({ about }) => about.kind) ?? []
  expect(kinds(ben)).toContain('invitation')
  expect([...kinds(chidi), ...kinds(lena)]).toEqual([])
  await http.good(ben.key, `POST /invitations/${await invitationOf(http, ben, ask.id)}/decline`, {})
  for (const reader of readers.values()) reader.close()
})

test('the stream of a revoked token ends before it tells more', async () => {
  const { id, secret } = await http.good<{ id: string; secret: string }>(ada.key, 'POST /me/tokens', {
    scopes: 'all',
  })
  const reader = await readStream(http, { bearer: secret })
  const { id: first } = await draft(ada)
  await heardUpTo(reader, first)
  await http.good(ada.key, `DELETE /me/tokens/${id}`)
  const { id: second } = await draft(ada)
  await until('The end of the stream', () => reader.ended())
  expect(heard(reader)).not.toContain(second)
})

test('the stream of a browser that signed out ends before it tells more', async () => {
  const { session } = await http.session(chidi.id)
  const reader = await readStream(http, { session })
  await http.server.inject({
    method: 'POST',
    url: '/auth/sign-out',
    headers: { cookie: `askwell_session=${session}` },
  })
  await draft(chidi)
  await until('The end of the stream', () => reader.ended())
  expect(reader.hints).toEqual([])
})

test('the streams of somebody who leaves end at once, on every instance', async () => {
  const [guest] = (await http.cast([{ name: 'Jonas' }])) as [Caster]
  const readers = [await readStream(http, guest.key), await readStream(twin, guest.key)]
  await http.good(lena.key, `PATCH /people/${guest.id}`, { left: true })
  for (const reader of readers) {
    await until('The end of the stream', () => reader.ended())
    expect(reader.hints).toEqual([])
  }
})

test('who is moved to another team hears no more of the one before', async () => {
  const [dana, emre] = (await http.cast([
    { name: 'Dana', team: 'Data' },
    { name: 'Emre', team: 'Data' },
  ])) as [Caster, Caster]
  const readers = new Map([[emre.id, await readStream(http, emre.key)]])
  const ask = await http.good<Ask>(dana.key, 'POST /asks', {
    text: 'Team?',
    audience: { kind: 'team' },
    send: true,
  })
  await fence(http, readers)
  expect(heard(readers.get(emre.id) as Reader)).toContain(ask.id)
  await http.good(lena.key, `PATCH /people/${emre.id}`, { team: 'Design' })
  await fence(http, readers)
  const { hints } = readers.get(emre.id) as Reader
  hints.length = 0
  await http.good(dana.key, `PATCH /asks/${ask.id}`, { text: 'Only for Data.' })
  await fence(http, readers)
  expect(hints.map(({ about }) => about.id)).not.toContain(ask.id)
  readers.get(emre.id)?.close()
})
