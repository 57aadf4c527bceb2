import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { instant } from '#engine/time/instant.ts'
import { stillClock } from '#platform/clock.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { isRefusal, Outage, refuse } from '#platform/refusal.ts'
import { json } from './json.ts'
import { attempt, createKysely, createTransact, type Transact } from './transact.ts'
import type { Tx } from './tx.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))

let database: TestDatabase
let pool: ReturnType<typeof createPool>
let transact: Transact
let committed: { jobs: boolean; events: boolean }[]

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool(database.connection)
  const reactions = (type: string) => (type === 'thing.happened' ? ['test.first', 'test.second'] : [])
  const parts = { pool, clock: stillClock(NOW), reactions }
  transact = createTransact({ ...parts, committed: (left) => committed.push(left) })
})
beforeEach(async () => {
  committed = []
  await pool.query('truncate platform_events, platform_jobs, platform_settings')
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

const put = (tx: Tx, name: string, value: unknown) =>
  tx.db
    .insertInto('platformSettings')
    .values({ name, value: json(value) })
    .execute()

function happen(tx: Tx, type = 'thing.happened'): void {
  tx.append({ type, about: { kind: 'thing', id: 't1' }, payload: { n: 1 }, hear: [] })
}

async function left() {
  const { rows } = await pool.query(`select
    (select count(*) from platform_settings)::int as settings,
    (select count(*) from platform_events)::int as events, (select count(*) from platform_jobs)::int as jobs`)
  return rows[0] as { settings: number; events: number; jobs: number }
}

test('state, events, the jobs of their reactions and jobs come with one commit', async () => {
  await transact(async (tx) => {
    await put(tx, 'a', 1)
    happen(tx)
    tx.enqueue({ kind: 'test.job', key: 'job:1', payload: {}, dueAt: tx.now })
  })
  expect(await left()).toEqual({ settings: 1, events: 1, jobs: 3 })
  expect(committed).toEqual([{ jobs: true, events: true, topics: [] }])
})

test('a refusal leaves nothing behind and is returned', async () => {
  const outcome = await transact(async (tx) => {
    await put(tx, 'a', 1)
    happen(tx)
    return refuse('ask.closed')
  })
  expect(outcome).toEqual({ refusal: 'ask.closed' })
  expect(await left()).toEqual({ settings: 0, events: 0, jobs: 0 })
  expect(committed).toEqual([])
})

test('a fault leaves nothing behind and is thrown', async () => {
  const broken = transact(async (tx) => {
    await put(tx, 'a', 1)
    happen(tx)
    throw new TypeError('broken')
  })
  await expect(broken).rejects.toThrow('broken')
  expect(await left()).toEqual({ settings: 0, events: 0, jobs: 0 })
})

test('a job whose key there has been is not made again, also once it is done', async () => {
  const enqueue = () =>
    transact(async (tx) => tx.enqueue({ kind: 'test.job', key: 'once', payload: {}, dueAt: tx.now }))
  await enqueue()
  await pool.query(`update platform_jobs set state = 'done'`)
  await enqueue()
  expect((await left()).jobs).toBe(1)
})

test('more effects than fit into one statement are written all the same', async () => {
  await transact(async (tx) => {
    for (let n = 0; n < 2_500; n++) happen(tx, 'thing.counted')
    for (let n = 0; n < 2_500; n++) tx.enqueue({ kind: 'test.job', key: `k${n}`, payload: {}, dueAt: tx.now })
  })
  expect(await left()).toEqual({ settings: 0, events: 2_500, jobs: 2_500 })
})

test('two transactions that wait for each other both happen', async () => {
  await transact(async (tx) => {
    await put(tx, 'a', 0)
    await put(tx, 'b', 0)
  })
  const add = (tx: Tx, name: string) =>
    sql`update platform_settings set value = to_jsonb((value)::int + 1) where name = ${name}`.execute(tx.db)
  let waiting = 2
  const both = Promise.withResolvers<void>()
  const inOrder = (first: string, second: string) =>
    transact(async (tx) => {
      await add(tx, first)
      if (--waiting === 0) both.resolve()
      if (waiting >= 0) await both.promise
      await add(tx, second)
    })
  await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])
  const { rows } = await pool.query('select value from platform_settings')
  expect(rows.map((row: { value: unknown }) => row.value)).toEqual([2, 2])
})

test('an attempt that is refused undoes its own writes and no others', async () => {
  await transact(async (tx) => {
    await put(tx, 'kept', 1)
    const outcome = await attempt(tx, async (inner) => {
      await put(inner, 'undone', 1)
      happen(inner)
      return refuse('ask.closed')
    })
    expect(isRefusal(outcome)).toBe(true)
    await attempt(tx, async (inner) => {
      await put(inner, 'kept too', 1)
      happen(inner, 'thing.counted')
    })
  })
  expect(await left()).toEqual({ settings: 2, events: 1, jobs: 0 })
})

test('a database that ends a statement is an outage, outside a transaction too', async () => {
  const kysely = createKysely(pool)
  const ended = sql`select pg_terminate_backend(pg_backend_pid())`
  await expect(ended.execute(kysely)).rejects.toBeInstanceOf(Outage)
  await expect(transact((tx) => ended.execute(tx.db))).rejects.toBeInstanceOf(Outage)
  await expect(sql`select no_such_column`.execute(kysely)).rejects.not.toBeInstanceOf(Outage)
})
