import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, instant, later, MINUTE, SECOND } from '#engine/time/instant.ts'
import { stillClock } from '#platform/clock.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { silentLog } from '#platform/log.ts'
import { Outage } from '#platform/refusal.ts'
import { ServiceBox } from '#platform/service.ts'
import { createKysely, createTransact } from '#platform/tx/transact.ts'
import { backOffMs, insideJob, type JobHandler, MOST_ATTEMPTS, outsideJob } from './handler.ts'
import { leaseDueJob, markDone, markFailed, queueHealth, releaseLeases, takeDueJob } from './queue.ts'
import { Worker } from './worker.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))
const clock = stillClock(NOW)
/** the wall of leases, moved apart from the process clock */
let wall = NOW
const clocks = { ...clock, now: () => clock.now(), wall: () => wall }

let database: TestDatabase
let pool: ReturnType<typeof createPool>
let transact: ReturnType<typeof createTransact>

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool(database.connection)
  transact = createTransact({ pool, clock: clocks, reactions: () => [] })
})
beforeEach(async () => {
  clock.moveTo(NOW)
  wall = NOW
  await pool.query('truncate platform_jobs, platform_settings')
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

function workerWith(...handlers: readonly JobHandler[]): Worker {
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]))
  const services = new ServiceBox()
  return new Worker({
    db: createKysely(pool),
    transact,
    clock: clocks,
    services,
    handlers: byKind,
    log: silentLog,
  })
}

const enqueue = (kind: string, key: string, ahead = 0) =>
  transact(async (tx) => tx.enqueue({ kind, key, payload: { key }, dueAt: later(tx.now, ahead) }))

async function job(key: string) {
  const { rows } = await pool.query('select * from platform_jobs where key = $1', [key])
  return rows[0] as { state: string; attempts: number; due_at: number; last_error: string | null }
}

test('a job runs when it is due, once, in the order of being due', async () => {
  const ran: string[] = []
  const worker = workerWith(insideJob('test.inside', async (_, { key }) => void ran.push(key)))
  await enqueue('test.inside', 'later', MINUTE)
  await enqueue('test.inside', 'second', 1)
  await enqueue('test.inside', 'first')
  await worker.drain()
  expect(ran).toEqual(['first'])
  clock.moveTo(later(NOW, MINUTE))
  await worker.drain()
  await worker.drain()
  expect(ran).toEqual(['first', 'second', 'later'])
  expect(await job('later')).toMatchObject({ state: 'done' })
})

test('what a failed job wrote is undone, and it is tried again after a wait that grows', async () => {
  const waits: number[] = []
  const worker = workerWith(
    insideJob('test.fails', async ({ tx }) => {
      await tx.db.insertInto('platformSettings').values({ name: 'half', value: 1 }).execute()
      throw new TypeError('words of somebody')
    }),
  )
  await enqueue('test.fails', 'fails')
  for (let attempt = 1; attempt <= 4; attempt++) {
    await worker.drain()
    const { due_at: dueAt, state, attempts } = await job('fails')
    expect({ state, attempts }).toEqual({ state: 'waiting', attempts: attempt })
    waits.push(dueAt - clock.now())
    clock.moveTo(instant(dueAt))
  }
  expect(waits).toEqual([1, 4, 16, 64].map((seconds) => seconds * SECOND))
  expect((await pool.query('select from platform_settings')).rowCount).toBe(0)
  expect((await job('fails')).last_error).toBe('TypeError')
})

test('a job that fails again and again is dead, shown as such, and never tried by itself', async () => {
  let tries = 0
  const worker = workerWith(
    insideJob('test.dies', async () => {
      tries++
      throw new Error('no')
    }),
  )
  await enqueue('test.dies', 'dies')
  for (let day = 1; day <= 30; day++) {
    await worker.drain()
    clock.moveTo(later(NOW, day * DAY))
  }
  expect(tries).toBe(MOST_ATTEMPTS)
  expect(await job('dies')).toMatchObject({ state: 'dead' })
  expect(await queueHealth(createKysely(pool), clock.now())).toEqual({
    waiting: 0,
    dead: 1,
    oldestDueSeconds: 0,
  })
})

test('what can’t be helped by trying again is dead at once; what says how long to wait is waited for', async () => {
  const worker = workerWith(
    outsideJob('test.noSuchAddress', async () => {
      throw new Outage('There is no such address.', { permanent: true })
    }),
    outsideJob('test.busy', async () => {
      throw new Outage('The mail server is busy.', { retryAfterSeconds: 300 })
    }),
  )
  await enqueue('test.noSuchAddress', 'gone')
  await enqueue('test.busy', 'busy')
  await worker.drain()
  expect(await job('gone')).toMatchObject({ state: 'dead', last_error: 'There is no such address.' })
  expect(await job('busy')).toMatchObject({ state: 'waiting', due_at: later(NOW, 300 * SECOND) })
})

test('the wait grows to a quarter of an hour and no further', () => {
  expect([1, 2, 3, 6, 7, 99].map(backOffMs)).toEqual([1_000, 4_000, 16_000, 900_000, 900_000, 900_000])
})

test('two workers at once do each job once', async () => {
  const ran: string[] = []
  const handler = insideJob('test.shared', async ({ tx }, { key }) => {
    await tx.db.selectFrom('platformSettings').selectAll().execute()
    ran.push(key)
  })
  const keys = Array.from({ length: 30 }, (_, place) => `shared:${place}`)
  for (const key of keys) await enqueue('test.shared', key)
  await Promise.all([workerWith(handler).drain(), workerWith(handler).drain(), workerWith(handler).drain()])
  expect(ran.toSorted()).toEqual(keys.toSorted())
})

test('a job that somebody holds is passed over, and comes back where its holder dies', async () => {
  await enqueue('test.held', 'held')
  const holding = Promise.withResolvers<void>()
  const taken = Promise.withResolvers<void>()
  const holder = transact(async (tx) => {
    expect(await takeDueJob(tx, ['test.held'])).toMatchObject({ key: 'held' })
    taken.resolve()
    await holding.promise
    throw new Error('dies')
  })
  await taken.promise
  expect(await transact((tx) => takeDueJob(tx, ['test.held']))).toBeNull()
  holding.resolve()
  await expect(holder).rejects.toThrow('dies')
  expect(await transact((tx) => takeDueJob(tx, ['test.held']))).toMatchObject({ key: 'held' })
})

const lease = (holder: string) =>
  transact((tx) => leaseDueJob(tx, ['test.outside'], { holder, leaseMs: 20 * SECOND }))

test('a lease keeps a job from others until it runs out; then another takes it over', async () => {
  await enqueue('test.outside', 'leased')
  expect(await lease('a')).toMatchObject({ key: 'leased', attempt: 1 })
  expect(await lease('b')).toBeNull()
  wall = later(NOW, 20 * SECOND + 1)
  const taken = await lease('b')
  expect(taken).toMatchObject({ key: 'leased' })
  await transact((tx) => markDone(tx, (taken as { id: string }).id))
  expect(await job('leased')).toMatchObject({ state: 'done' })
})

test('a failure that comes after another took the job over doesn’t take it from them', async () => {
  await enqueue('test.outside', 'slow')
  const first = await lease('a')
  wall = later(NOW, MINUTE)
  const second = await lease('b')
  if (first === null || second === null || 'refusal' in first || 'refusal' in second)
    return expect.fail('no lease')
  await transact((tx) => markFailed(tx, first, new Error('too late')))
  expect(await job('slow')).toMatchObject({ state: 'running', attempts: 0 })
  await transact((tx) => markFailed(tx, second, new Error('now')))
  expect(await job('slow')).toMatchObject({ state: 'waiting', attempts: 1 })
})

test('at the start of the only server what an earlier one held is free again', async () => {
  await enqueue('test.outside', 'left behind')
  await lease('a')
  await releaseLeases(createKysely(pool))
  expect(await lease('b')).toMatchObject({ key: 'left behind' })
})
