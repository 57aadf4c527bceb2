import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY } from '#engine/time/instant.ts'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { type Authenticate } from '#platform/http/authenticate.ts'
import type { Operation } from '#platform/operation.ts'
import { isRefusal } from '#platform/refusal.ts'
import { ServiceBox } from '#platform/service.ts'
import { addPeople } from '#features/people/commands.ts'
import { patchPerson } from '#features/people/commands/change.ts'
import { PERSON_LEFT } from '#features/people/events.ts'
import { MONDAY, openWorld, type TestWorld } from '#features/people/fixtures/world.ts'
import { endMySession, makeToken, revokeToken } from './commands.ts'
import { createSession } from './commands/sessions.ts'
import { createTokens } from './commands/tokens.ts'
import { personal } from './personal.ts'
import { createAuthenticate, listMySessions, listMyTokens } from './queries.ts'
import { reactions } from './reactions.ts'

let world: TestWorld
let authenticate: Authenticate
beforeAll(async () => {
  world = await openWorld()
  authenticate = createAuthenticate(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.moveWallTo(MONDAY))

const services = new ServiceBox()
const refused = { refusal: 'request.notSignedIn' }

async function newcomer(name: string, role: PersonActor['role'] = 'member'): Promise<string> {
  const email = `${name.toLowerCase()}@example.org`
  const [person] = await world.run((tx) => addPeople(tx, [{ email, name, role }]))
  return person?.id ?? ''
}

async function actorFor(personId: string): Promise<Actor> {
  const actor = await authenticate({ session: await world.run((tx) => createSession(tx, personId)) })
  if (isRefusal(actor)) throw new Error('a new session holds')
  return actor
}

const call = (operation: Operation, actor: Actor, input: object) =>
  world.transact((tx) =>
    operation.run({ actor, now: tx.now, tx, services, requestId: 'r' }, input as never),
  ) as Promise<Record<string, unknown> & { items: { id: string }[] }>

test('a session holds while it is used, at most sixty days, and ends after fourteen without a visit', async () => {
  const ada = await newcomer('Ada')
  const session = await world.run((tx) => createSession(tx, ada))
  for (const day of [13, 26, 39, 52]) {
    world.clock.moveWallTo(MONDAY + day * DAY)
    expect(await authenticate({ session })).toMatchObject({ personId: ada, via: { kind: 'session' } })
  }
  world.clock.moveWallTo(MONDAY + 60 * DAY)
  expect(await authenticate({ session })).toEqual(refused)

  world.clock.moveWallTo(MONDAY)
  const unused = await world.run((tx) => createSession(tx, ada))
  world.clock.moveWallTo(MONDAY + 14 * DAY)
  expect(await authenticate({ session: unused })).toEqual(refused)
})

test('a token is shown once, carries its scopes, and ends at once when it is revoked', async () => {
  const ben = await actorFor(await newcomer('Ben'))
  const made = await call(makeToken, ben, { name: 'Editor', scopes: ['asks', 'people:read'] })
  const secret = String(made.secret)
  expect(secret).toMatch(/^askw_[\w-]{32}$/)
  expect(await authenticate({ bearer: secret })).toMatchObject({ scopes: ['asks', 'people:read'] })
  const listed = await call(listMyTokens, ben, { limit: 10 })
  expect(listed.items).toMatchObject([
    { id: made.id, name: 'Editor', lastSeenAt: '2026-11-23T09:00:00.000Z' },
  ])
  const kept = await world.db.selectFrom('platformAudit').selectAll().execute()
  expect(JSON.stringify([listed, kept])).not.toContain(secret)
  expect(await call(revokeToken, ben, { tokenId: String(made.id) })).toBeNull()
  expect(await authenticate({ bearer: secret })).toEqual(refused)
  expect(await call(revokeToken, ben, { tokenId: String(made.id) })).toEqual({ refusal: 'request.notFound' })
})

test("nobody ends somebody else's session or token", async () => {
  const emre = await newcomer('Emre')
  const [mine, theirs] = [await actorFor(await newcomer('Ines')), await actorFor(emre)]
  const { items } = await call(listMySessions, theirs, { limit: 10 })
  const id = items[0]?.id ?? ''
  expect(await call(endMySession, mine, { sessionId: id })).toEqual({ refusal: 'request.notFound' })
  expect(items).toMatchObject([{ current: true }])
  expect(await call(endMySession, theirs, { sessionId: id })).toBeNull()
  expect(await call(listMySessions, theirs, { limit: 10 })).toMatchObject({ items: [] })
})

test('tokens are listed a page at a time, newest first', async () => {
  const dana = await newcomer('Dana')
  for (const [step, name] of ['one', 'two', 'three'].entries()) {
    world.clock.moveWallTo(MONDAY + step)
    await world.run((tx) => createTokens(tx, [{ personId: dana, name, scopes: 'all', madeBy: 'person' }]))
  }
  const actor = await actorFor(dana)
  const first = await call(listMyTokens, actor, { limit: 2 })
  const second = await call(listMyTokens, actor, { limit: 2, cursor: String(first.next) })
  expect([...first.items, ...second.items]).toMatchObject([
    { name: 'three' },
    { name: 'two' },
    { name: 'one' },
  ])
  expect(second.next).toBeNull()
})

test('who leaves is out at once, and nothing of it opens again when they return', async () => {
  const jonas = await newcomer('Jonas')
  const session = await world.run((tx) => createSession(tx, jonas))
  const [token] = await world.run((tx) =>
    createTokens(tx, [{ personId: jonas, name: 'CI', scopes: 'all', madeBy: 'admin' }]),
  )
  const bearer = token?.secret ?? ''
  await world.run((tx) => patchPerson(tx, jonas, { left: true }))
  expect([await authenticate({ session }), await authenticate({ bearer })]).toEqual([refused, refused])
  const event = {
    id: 'e',
    type: PERSON_LEFT,
    about: { kind: 'person', id: jonas },
    payload: {},
    hear: [],
    at: MONDAY,
  }
  await world.run(async (tx) => {
    for (const { run } of reactions) await run({ tx, services }, event)
  })
  await world.run((tx) => patchPerson(tx, jonas, { left: false }))
  expect([await authenticate({ session }), await authenticate({ bearer })]).toEqual([refused, refused])
})

test("a token that an admin made themselves loses what only admins give when they aren't one any more", async () => {
  const [lena] = [await newcomer('Lena', 'admin'), await newcomer('Goran', 'admin')]
  const made = await call(makeToken, await actorFor(lena), { name: 'Import', scopes: ['evidence', 'asks'] })
  const bearer = String(made.secret)
  expect(await authenticate({ bearer })).toMatchObject({ scopes: ['evidence', 'asks'] })
  await world.run((tx) => patchPerson(tx, lena, { role: 'member' }))
  expect(await authenticate({ bearer })).toMatchObject({ role: 'member', scopes: ['asks'] })
})

test.each([{}, { session: '' }, { session: 'guess' }, { bearer: 'guess' }, { bearer: 'askw_guess' }])(
  '%o is nobody',
  async (credentials) => {
    expect(await authenticate(credentials)).toEqual(refused)
  },
)

test('what accounts knows about a person is exported without secrets and gone after an erasure', async () => {
  const kofi = await newcomer('Kofi')
  const session = await world.run((tx) => createSession(tx, kofi))
  const exported = await world.run((tx) => personal.exportFor(tx, kofi))
  expect(exported).toMatchObject({ sessions: [{ endedAt: null }], tokens: [] })
  expect(JSON.stringify(exported)).not.toMatch(/hash/i)
  await world.run((tx) => personal.erase(tx, kofi))
  expect(await authenticate({ session })).toEqual(refused)
  expect(await world.run((tx) => personal.exportFor(tx, kofi))).toEqual({ sessions: [], tokens: [] })
})

test('every example of the reference is what the operation takes and answers', () => {
  for (const { input, output, example } of [
    makeToken,
    revokeToken,
    endMySession,
    listMyTokens,
    listMySessions,
  ]) {
    expect(input.safeParse(example.input)).toMatchObject({ success: true })
    expect(output.safeParse(example.output)).toMatchObject({ success: true })
  }
})
