import { afterAll, expect, test } from 'vitest'
import { appliedMigrations, type Migration, migrate } from './migrate.ts'
import { connectClient } from './pool.ts'
import { freshDatabase } from './test-database.ts'

const FIRST: Migration = { id: '20261101000000_asks', sql: 'create table ask (id text primary key)' }
const SECOND: Migration = { id: '20261102000000_thanks', sql: 'alter table ask add column thanks text' }

const open: { close(): Promise<void> }[] = []
afterAll(() => Promise.all(open.map((database) => database.close())))

async function emptyDatabase() {
  const database = await freshDatabase({ migrations: [] })
  open.push(database)
  return database
}

test('the schema is brought forward once, in the order of the timestamps', async () => {
  const { connection } = await emptyDatabase()
  expect(await migrate(connection, [SECOND, FIRST])).toEqual([FIRST.id, SECOND.id])
  expect(await migrate(connection, [FIRST, SECOND])).toEqual([])
})

test('a program refuses a database that knows a step it does not', async () => {
  const { connection } = await emptyDatabase()
  await migrate(connection, [FIRST, SECOND])
  await expect(migrate(connection, [FIRST])).rejects.toMatchObject({
    code: 'schema.newer',
    message: expect.stringContaining('newer Askwell'),
  })
})

test('a migration whose text changed after it ran is refused, other line ends are not', async () => {
  const { connection } = await emptyDatabase()
  const lines = { ...FIRST, sql: 'create table ask (\nid text primary key)' }
  await migrate(connection, [lines])
  expect(await migrate(connection, [{ ...lines, sql: lines.sql.replaceAll('\n', '\r\n') }])).toEqual([])
  await expect(migrate(connection, [{ ...lines, sql: `${lines.sql} ` }])).rejects.toMatchObject({
    code: 'schema.changed',
  })
})

test('a migration that fails leaves nothing of itself and all before it', async () => {
  const { connection } = await emptyDatabase()
  const broken = { ...SECOND, sql: 'create table half (id text); select 1/0' }
  await expect(migrate(connection, [FIRST, broken])).rejects.toMatchObject({ code: 'schema.migration' })
  const client = await connectClient(connection)
  expect((await appliedMigrations(client)).map(({ id }) => id)).toEqual([FIRST.id])
  expect((await client.query(`select to_regclass('half') as half`)).rows).toEqual([{ half: null }])
  await client.end()
  expect(await migrate(connection, [FIRST, SECOND])).toEqual([SECOND.id])
})

test('a migration that commits by itself is refused', async () => {
  const { connection } = await emptyDatabase()
  const sneaky = { ...FIRST, sql: `${FIRST.sql}; commit; begin` }
  await expect(migrate(connection, [sneaky])).rejects.toThrow('ends the transaction')
})

test('ten who migrate at once apply each step once', async () => {
  const { connection } = await emptyDatabase()
  const results = await Promise.all(Array.from({ length: 10 }, () => migrate(connection, [FIRST, SECOND])))
  expect(results.flat().toSorted()).toEqual([FIRST.id, SECOND.id])
})
