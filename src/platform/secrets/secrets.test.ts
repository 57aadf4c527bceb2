import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { instant } from '#engine/time/instant.ts'
import { stillClock } from '#platform/clock.ts'
import { createPool } from '#platform/db/pool.ts'
import { freshDatabase, type TestDatabase } from '#platform/db/test-database.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { keyFromText } from '#platform/signing/secret-key.ts'
import { createTransact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'
import {
  forgetSecrets,
  keepSecret,
  type Keys,
  listSecrets,
  personOwner,
  readSecret,
  sealAnew,
} from './secrets.ts'

const NOW = instant(Date.parse('2026-11-23T09:00:00Z'))
const first = keyFromText('the first secret of thirty-two letters')
const second = keyFromText('the second secret of thirty-two letters')
const keys: Keys = { current: first, before: [] }
const slack = { owner: 'channel:slack', name: 'SLACK_BOT_TOKEN' }
const calendar = { owner: personOwner('ada'), name: 'calendar.password' }

let database: TestDatabase
let pool: ReturnType<typeof createPool>

beforeAll(async () => {
  database = await freshDatabase()
  pool = createPool(database.connection)
})
beforeEach(() => pool.query('truncate platform_secrets'))
afterAll(async () => {
  await pool.end()
  await database.close()
})

async function run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const outcome = await createTransact({ pool, clock: stillClock(NOW), reactions: () => [] })(work)
  if (isRefusal(outcome)) throw new Error(outcome.refusal)
  return outcome
}
const read = (of: typeof slack, by: Keys = keys) =>
  run(async (tx) => ({ is: await readSecret(tx, by, of) })).then(({ is }) => is)

test('a token is kept, changed and taken away, and the database never holds its words', async () => {
  expect(await read(slack)).toBeNull()
  await run((tx) => keepSecret(tx, keys, slack, 'xoxb-first'))
  await run((tx) => keepSecret(tx, keys, slack, 'xoxb-second'))
  await run((tx) => keepSecret(tx, keys, calendar, 'open sesame'))
  expect(await read(slack)).toBe('xoxb-second')
  const { rows } = await pool.query<{ row: string }>(
    'select row_to_json(s)::text as row from platform_secrets s',
  )
  expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/xoxb|sesame/)
  expect(await run((tx) => listSecrets(tx, slack.owner))).toEqual([{ name: 'SLACK_BOT_TOKEN', at: NOW }])
  await run((tx) => keepSecret(tx, keys, slack, null))
  expect(await read(slack)).toBeNull()
  expect(await read(calendar)).toBe('open sesame')
})

test("one owner's sealed secret moved into another's row does not open", async () => {
  await run((tx) => keepSecret(tx, keys, slack, 'xoxb'))
  await pool.query(`update platform_secrets set owner = 'person:eve'`)
  expect(await read({ ...slack, owner: 'person:eve' })).toEqual(refuse('sealed.unreadable'))
})

test('after the key was changed what the old one sealed is sealed anew, and the old one is not needed', async () => {
  await run((tx) => keepSecret(tx, keys, slack, 'xoxb'))
  const changing: Keys = { current: second, before: [first] }
  expect(await read(slack, { current: second, before: [] })).toEqual(refuse('sealed.unreadable'))
  expect(await read(slack, changing)).toBe('xoxb')
  expect(await run((tx) => sealAnew(tx, changing))).toEqual({ unreadable: 0 })
  expect(await read(slack, { current: second, before: [] })).toBe('xoxb')
})

test('what no given key opens is counted and left as it was', async () => {
  await run((tx) => keepSecret(tx, keys, slack, 'xoxb'))
  expect(await run((tx) => sealAnew(tx, { current: second, before: [] }))).toEqual({ unreadable: 1 })
  expect(await read(slack)).toBe('xoxb')
})

test("an owner's secrets are forgotten together, and nobody else's", async () => {
  await run((tx) => keepSecret(tx, keys, slack, 'xoxb'))
  await run((tx) => keepSecret(tx, keys, calendar, 'open sesame'))
  await run((tx) => forgetSecrets(tx, calendar.owner))
  expect([await read(calendar), await read(slack)]).toEqual([null, 'xoxb'])
})
