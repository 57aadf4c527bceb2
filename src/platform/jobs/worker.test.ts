import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { insideJob, type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { Worker } from '#platform/jobs/worker.ts'
import { silentLog } from '#platform/log.ts'
import { ServiceBox } from '#platform/service.ts'
import { createKysely, createTransact } from '#platform/tx/transact.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** A worker on a database of the file's own, and a way to give it work. */
function workerWith(handlers: readonly JobHandler[]) {
  const pool = createPool(database.connection)
  const transact = createTransact({ pool, clock: systemClock, reactions: () => [] })
  const worker = new Worker({
    db: createKysely(pool),
    transact,
    clock: systemClock,
    services: new ServiceBox(),
    handlers: new Map(handlers.map((handler) => [handler.kind, handler])),
    log: silentLog,
  })
  const enqueue = async (kind: string, key: string) => {
    await transact(async (tx) => tx.enqueue({ kind, key, payload: {}, dueAt: tx.now }))
    worker.wake()
  }
  return {
    worker,
    enqueue,
    async close() {
      await worker.stop()
      await pool.end()
    },
  }
}

test('mail servers that stall on every lane hold up nothing inside the database', async () => {
  const stalled = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const held = workerWith([
    outsideJob('test.mail', () => stalled.promise),
    insideJob('test.invitation', async () => done.resolve()),
  ])
  for (let mail = 0; mail < 8; mail++) await held.enqueue('test.mail', `stall:${mail}`)
  held.worker.start()
  await held.enqueue('test.invitation', 'invitation:1')
  await expect(done.promise).resolves.toBeUndefined()
  stalled.resolve()
  await held.close()
})

test('a stream of jobs inside the database keeps no mail from leaving', async () => {
  const sent = Promise.withResolvers<void>()
  let round = 0
  let stopped = false
  const held = workerWith([
    outsideJob('test.letter', async () => sent.resolve()),
    insideJob('test.wheel', async ({ tx }) => {
      round++
      if (!stopped) tx.enqueue({ kind: 'test.wheel', key: `wheel:${round}`, payload: {}, dueAt: tx.now })
    }),
  ])
  for (let wheel = 0; wheel < 8; wheel++) await held.enqueue('test.wheel', `begin:${wheel}`)
  held.worker.start()
  await held.enqueue('test.letter', 'letter:1')
  await expect(sent.promise).resolves.toBeUndefined()
  stopped = true
  await held.close()
})
