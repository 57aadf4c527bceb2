import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { seededChance } from '#demo/chance.ts'
import { connectClient } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { startTestSmtpServer, type TestSmtpServer } from '#platform/mailer/fixtures/smtp-server.ts'
import { apiOf } from '../fixtures/api.ts'
import { crowd, type Player, seed } from '../fixtures/cast.ts'
import { lastWords, newPlace, removePlaces } from '../fixtures/processes.ts'
import { type Follower, followerOf, type Hint } from '../fixtures/stream.ts'
import { until } from '../fixtures/until.ts'
import { startWriters, untilQuiet, WRITERS } from './driver.ts'
import { see } from './facts.ts'
import { History } from './history.ts'
import { organisationAt } from './organisation.ts'
import { judge } from './verdict.ts'

let database: TestDatabase
/** stalls on every mail, so that its instance dies while it holds leases */
let stalling: TestSmtpServer
let willing: TestSmtpServer
beforeAll(async () => {
  database = await freshDatabase()
  stalling = await startTestSmtpServer()
  stalling.behave(...Array.from({ length: 1_000 }, () => 'stall' as const))
  willing = await startTestSmtpServer()
})
afterEach(({ task }) => lastWords(task.result?.state === 'fail'))
afterAll(async () => {
  await removePlaces()
  await Promise.all([database.close(), stalling.close(), willing.close()])
})

test('where one of two instances dies under load, the other one takes over its jobs and its listeners', async () => {
  const placeOn = (smtp: TestSmtpServer) =>
    newPlace({ env: { DATABASE_URL: database.url, SECRET_KEY: KEY, SMTP_URL: smtp.url } })
  const dyingPlace = placeOn(stalling)
  const players = await seed(dyingPlace, crowd(24))
  const dying = organisationAt(dyingPlace, players)
  const other = organisationAt(placeOn(willing), players)
  await dying.start()
  const listener = playerAt(players, WRITERS)
  const follower = followerOf(listener.token)
  await follower.follow(dying.url())
  await askTwo(dying.url, playerAt(players, 0), [listener, playerAt(players, WRITERS + 1)])
  await until('two mails that the stalling server never acknowledges', () => stalling.received.length === 2)

  await other.start()
  const chance = seededChance(3)
  let isDead = false
  const url = () => (isDead || chance.next() < 0.5 ? other.url() : dying.url())
  const history = new History()
  const writers = startWriters({ players, url }, history, chance)
  await until('forty answers', () => history.answers >= 40)
  isDead = true
  await dying.server().end('SIGKILL')
  await follower.gone()
  await follower.follow(other.url())
  await until('forty more answers', () => history.answers >= 80)
  await writers.stop()

  const left = stalling.received.slice(0, 2).map((mail) => mail.header('Message-ID'))
  const taken = () => willing.received.map((mail) => mail.header('Message-ID'))
  await until('the mails of the dead instance', () => left.every((id) => taken().includes(id)), LEASE_SECONDS)
  await untilQuiet({ ...other, place: other.place })
  const received = [...stalling.received, ...willing.received]
  const { lost, doubled, wrong } = judge(history, await see(other.url, players, received, other.place))
  expect({ lost, doubled, wrong }).toEqual({ lost: [], doubled: [], wrong: [] })
  await heardOnce(follower, listener)
  follower.close()
  expect(await other.server().end('SIGTERM')).toBe(0)
}, 300_000)

const KEY = 'one key for both, as the settings ask for it'
/** twenty, and the pause until somebody looks */
const LEASE_SECONDS = 30

function playerAt(players: readonly Player[], place: number): Player {
  const player = players[place]
  if (!player) throw new Error(`The seed file has nobody at ${place}.`)
  return player
}

async function askTwo(url: () => string, asker: Player, named: readonly Player[]): Promise<void> {
  const audience = { kind: 'people', people: named.map((player) => player.id) }
  const body = { text: 'An ask that nobody answers.', audience, send: true }
  expect((await apiOf(url, asker.token)('POST', '/asks', { body })).status).toBe(201)
}

/** Everything that the database says this person was to hear came exactly once, over both connections. */
async function heardOnce(follower: Follower, listener: Player): Promise<void> {
  const due = await hintsFor(listener)
  expect(due.length).toBeGreaterThan(10)
  await until('the last hint', () => {
    const heard = new Set(follower.hints.map(nameOf))
    return due.every((hint) => heard.has(hint))
  })
  const heard = follower.hints.map(nameOf)
  expect(heard).toHaveLength(new Set(heard).size)
}

/** By number and thing; what is told to an audience, not to persons, isn't counted. */
async function hintsFor({ id }: Player): Promise<string[]> {
  const client = await connectClient(database.connection)
  const { rows } = await client.query<{ name: string }>(
    `select seq || ' ' || (entry -> 'about' ->> 'kind') || ' ' || (entry -> 'about' ->> 'id') as name
     from platform_events, jsonb_array_elements(hear) as entry
     where jsonb_exists(entry -> 'people', $1)`,
    [id],
  )
  await client.end()
  return rows.map((row) => row.name)
}

function nameOf({ id, about }: Hint): string {
  return `${id.split('.')[0]} ${about.kind} ${about.id}`
}
