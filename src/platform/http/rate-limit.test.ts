import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant, later, MINUTE, SECOND } from '#engine/time/instant.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { createKysely } from '#platform/tx/transact.ts'
import { countUse, type RateRule } from './rate-limit.ts'

const WALL = instant(Date.parse('2026-11-23T09:00:10Z'))
const RULE: RateRule = { name: 'test', most: 10, windowMs: MINUTE }

let database: TestDatabase
let pools: ReturnType<typeof createPool>[]

beforeAll(async () => {
  database = await freshDatabase()
  pools = [createPool(database.connection), createPool(database.connection)]
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await database.close()
})

const use = (subject: string, wall = WALL, pool = pools[0]) => {
  if (!pool) throw new Error('there is no pool')
  return countUse(createKysely(pool), RULE, subject, wall)
}

test('a limit holds over all instances together', async () => {
  const uses = Array.from({ length: 24 }, (_, place) => use('person:ada', WALL, pools[place % 2]))
  const refused = (await Promise.all(uses)).filter((outcome) => outcome !== null)
  expect(refused).toHaveLength(14)
  expect(refused[0]).toEqual({ refusal: 'request.tooMany', params: {}, retryAfter: 50 })
})

test('one person’s uses don’t count for another, and a new minute begins anew', async () => {
  for (let n = 0; n < 10; n++) await use('person:ben')
  expect(await use('person:ben')).toMatchObject({ refusal: 'request.tooMany' })
  expect(await use('person:chidi')).toBeNull()
  expect(await use('person:ben', later(WALL, 50 * SECOND))).toBeNull()
})
