import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test, vi } from 'vitest'
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

function startMigrator(
  url: string,
  migrations: readonly Migration[],
): ChildProcess & { said: Promise<string> } {
  const words = [join(import.meta.dirname, 'test-migrator.ts'), url, JSON.stringify(migrations)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  return Object.assign(child, { said: text(child.stdout) })
}

test('two programs that start at once share the work without a step done twice', async () => {
  const { url } = await emptyDatabase()
  const slow = { ...FIRST, sql: `${FIRST.sql}; select pg_sleep(0.2)` }
  const programs = [startMigrator(url, [slow, SECOND]), startMigrator(url, [slow, SECOND])]
  const said = await Promise.all(programs.map((program) => program.said))
  expect(said.toSorted()).toEqual(['\n', `${FIRST.id} ${SECOND.id}\n`])
})

test('a kill -9 in the middle of a step leaves a state from which the next start goes on', async () => {
  const { url, connection } = await emptyDatabase()
  const long = { ...SECOND, sql: `${SECOND.sql}; select pg_sleep(600)` }
  const killed = startMigrator(url, [FIRST, long])
  const client = await connectClient(connection)
  const sleeping = () =>
    client.query(`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`)
  await vi.waitFor(async () => expect((await sleeping()).rowCount).toBe(1), 10_000)
  killed.kill('SIGKILL')
  await once(killed, 'close')
  expect(await migrate(connection, [FIRST, SECOND])).toEqual([SECOND.id])
  await client.end()
})
