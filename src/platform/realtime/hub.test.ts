import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { createKysely, createTransact, type Transact } from '#platform/tx/transact.ts'
import { type Hint, Hub, type Subscriber } from './hub.ts'

let database: TestDatabase
let pool: ReturnType<typeof createPool>
let transact: Transact
let audience: Set<string>

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool(database.connection)
  transact = createTransact({ pool, clock: systemClock, reactions: () => [] })
})
beforeEach(async () => {
  audience = new Set(['ben'])
  await pool.query('truncate platform_events')
})
const hubs: Hub[] = []
afterEach(() => hubs.splice(0).forEach((hub) => hub.endAll()))
afterAll(async () => {
  await pool.end()
  await database.close()
})

/** The hub of one process; several of them share the database. */
async function startHub(): Promise<Hub> {
  const maySee = async (_: unknown, personId: string) => audience.has(personId)
  const hub = new Hub({ db: createKysely(pool), transact, maySee })
  hubs.push(hub)
  await hub.start()
  return hub
}

function reader(personId: string, isWelcome = () => true) {
  const heard: Hint[] = []
  const end = Promise.withResolvers<void>()
  const subscriber: Subscriber = {
    personId,
    stillWelcome: async () => isWelcome(),
    push: (hint) => heard.push(hint),
    end: () => end.resolve(),
  }
  return { subscriber, ended: end.promise, ids: () => heard.map((hint) => hint.about.id), heard }
}

async function happen(id: string, people: readonly string[] = ['ada']): Promise<void> {
  const about = { kind: 'thing', id }
  await transact(async (tx) => {
    tx.append({ type: 'thing.changed', about, payload: { secret: 'words' }, hear: [{ about, people }] })
  })
}

const numberOf = (hint: Hint | undefined) => Number.parseInt(hint?.id ?? '', 10)

test('hints come in the order of their commits, to those who may hear them, without contents', async () => {
  const hub = await startHub()
  const [ada, ben] = [reader('ada'), reader('ben')]
  for (const one of [ada, ben]) await hub.subscribe(one.subscriber, null)
  for (const id of ['a', 'b', 'c']) {
    await happen(id)
    await hub.pump()
  }
  expect(ada.ids()).toEqual(['a', 'b', 'c'])
  expect(ben.ids()).toEqual([])
  expect(JSON.stringify(ada.heard)).not.toContain('words')
})

test('an audience is asked for anew at each push', async () => {
  const hub = await startHub()
  const ben = reader('ben')
  await hub.subscribe(ben.subscriber, null)
  const about = { kind: 'ask', id: 'a' }
  const tell = () =>
    transact(async (tx) => {
      tx.append({ type: 'ask.edited', about, payload: {}, hear: [{ about, audienceOf: about }] })
    })
  await tell()
  await hub.pump()
  audience.clear()
  await tell()
  await hub.pump()
  expect(ben.ids()).toEqual(['a'])
})

test('whoever comes back with the last number gets what was missed, once, also on another process', async () => {
  const [here, there] = [await startHub(), await startHub()]
  const before = reader('ada')
  await here.subscribe(before.subscriber, null)
  for (const id of ['a', 'b', 'c']) await happen(id)
  await here.pump()
  const late = reader('ada')
  await here.subscribe(late.subscriber, numberOf(before.heard[0]))
  expect(late.ids()).toEqual(['b', 'c'])
  const ahead = reader('ada')
  await there.subscribe(ahead.subscriber, numberOf(before.heard[1]))
  await there.pump()
  await happen('d')
  await there.pump()
  expect(ahead.ids()).toEqual(['c', 'd'])
})

test('a number of another database is read as from here on', async () => {
  const hub = await startHub()
  await happen('a')
  await hub.pump()
  const ada = reader('ada')
  await hub.subscribe(ada.subscriber, 900_000)
  await happen('b')
  await hub.pump()
  expect(ada.ids()).toEqual(['b'])
})

test('whoever is no longer welcome hears nothing more, and the stream ends', async () => {
  const hub = await startHub()
  let isWelcome = true
  const ada = reader('ada', () => isWelcome)
  await hub.subscribe(ada.subscriber, null)
  await happen('a')
  await hub.pump()
  isWelcome = false
  await happen('b')
  await hub.pump()
  await ada.ended
  expect(ada.ids()).toEqual(['a'])
  expect(hub.size).toBe(0)
})

test('two processes that number at the same time give each event one number', async () => {
  const some = [await startHub(), await startHub()]
  await Promise.all(Array.from({ length: 20 }, (_, n) => happen(`e${n}`)))
  await Promise.all(some.map((hub) => hub.pump()))
  await Promise.all(some.map((hub) => hub.pump()))
  const { rows } = await pool.query(
    'select count(distinct seq)::int as numbers, count(*)::int as events from platform_events',
  )
  expect(rows).toEqual([{ numbers: 20, events: 20 }])
})
