import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import {
  cleanUp,
  isRoot,
  newDatabaseFolder,
  newFolder,
  removeBase,
  ORDINARY,
  killPostmaster,
  runningPostmaster,
  startHolder,
} from './embedded/test-process.ts'
import { type OpenedDatabase, openDatabase } from './open.ts'
import { connectClient, createPool } from './pool.ts'

const opened: OpenedDatabase[] = []
afterAll(removeBase)
afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
  await cleanUp()
})

async function open(role: 'server' | 'command', dataDir: string): Promise<OpenedDatabase> {
  const database = await openDatabase({ role, dataDir })
  opened.push(database)
  return database
}

async function query<T extends object>(database: OpenedDatabase, sql: string): Promise<T[]> {
  const client = await connectClient(database.connection)
  try {
    return (await client.query<T>(sql)).rows
  } finally {
    await client.end()
  }
}

test('a command on a folder that nobody serves starts PostgreSQL and stops it after', async () => {
  const folder = newFolder()
  const command = await open('command', folder)
  expect(runningPostmaster(folder)).toBeGreaterThan(1)
  await command.close()
  expect(runningPostmaster(folder)).toBeUndefined()
})

test('what is acknowledged is on disk, and no network port is open', async () => {
  const server = await open('server', await newDatabaseFolder())
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'server_encoding']
  const rows = await query<{ value: string }>(
    server,
    `select current_setting(name) as value from unnest('{${settings.join()}}'::text[]) with ordinality as s(name, n) order by n`,
  )
  expect(rows.map(({ value }) => value)).toEqual(['on', 'on', 'on', '', 'UTF8'])
})

test('a database that is thrown away is fast, and whole again for who opens it later', async () => {
  const folder = newFolder()
  const demo = await openDatabase({ role: 'server', dataDir: folder, throwAway: true })
  opened.push(demo)
  expect(await query(demo, 'show fsync')).toEqual([{ fsync: 'off' }])
  await query(demo, 'create table ask as select 1 as n')
  await demo.close()
  const server = await open('server', folder)
  expect(await query(server, `select n, current_setting('fsync') as fsync from ask`)).toEqual([
    { n: 1, fsync: 'on' },
  ])
})

test('a second server on the folder is refused with the process that has it', async () => {
  const folder = await newDatabaseFolder()
  const first = startHolder({ role: 'server', dataDir: folder })
  await first.ready
  await expect(openDatabase({ role: 'server', dataDir: folder })).rejects.toMatchObject({
    code: 'database.folderInUse',
    message: expect.stringContaining(`process ${first.pid}`),
  })
  expect(runningPostmaster(folder)).toBeDefined()
})

test('a server of another container blocks the folder while its PostgreSQL answers, and not after', async () => {
  const folder = await newDatabaseFolder()
  const holders = join(folder, 'pg-run', 'holders')
  const elsewhere = { pid: 7, mark: '1', space: 'another container', role: 'server', since: '2026-11-22' }
  mkdirSync(holders, { recursive: true })
  writeFileSync(join(holders, '7-abc.json'), JSON.stringify(elsewhere))
  const command = await open('command', folder)
  await expect(openDatabase({ role: 'server', dataDir: folder })).rejects.toMatchObject({
    code: 'database.folderInUse',
    message: expect.stringContaining('process 7'),
  })
  await command.close()
  expect(runningPostmaster(folder)).toBeUndefined()
  await expect(open('server', folder)).resolves.toMatchObject({ kind: 'embedded' })
})

test('of five servers that start at once one gets the folder', async () => {
  const folder = await newDatabaseFolder()
  const servers = Array.from({ length: 5 }, () => startHolder({ role: 'server', dataDir: folder }))
  const outcomes = await Promise.allSettled(servers.map((server) => server.ready))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a command works beside a server, and the last of them stops PostgreSQL', async () => {
  const folder = await newDatabaseFolder()
  const server = await open('server', folder)
  const command = await open('command', folder)
  await server.close()
  expect(await query(command, 'select 1 as one')).toEqual([{ one: 1 }])
  await command.close()
  expect(runningPostmaster(folder)).toBeUndefined()
})

test('SIGTERM to the process of a server ends PostgreSQL with it', async () => {
  const folder = await newDatabaseFolder()
  const server = startHolder({ role: 'server', dataDir: folder })
  await server.ready
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(runningPostmaster(folder)).toBeUndefined()
})

test('PostgreSQL that ends under a server is started again and the pool heals', async () => {
  const folder = await newDatabaseFolder()
  const server = await open('server', folder)
  const pool = createPool(server.connection)
  await pool.query('select 1')
  const first = runningPostmaster(folder)
  killPostmaster(folder)
  await vi.waitFor(() => expect(server.health()).toMatchObject({ up: true, restarts: 1 }), 15_000)
  expect((await pool.query('select 2 as two')).rows).toEqual([{ two: 2 }])
  expect(runningPostmaster(folder)).not.toBe(first)
  await pool.end()
})

test.skipIf(!isRoot)('an ordinary account opens, shares and leaves its own folder', async () => {
  const folder = newFolder(ORDINARY)
  const server = startHolder({ role: 'server', dataDir: folder, uid: ORDINARY })
  await server.ready
  const command = startHolder({ role: 'command', dataDir: folder, uid: ORDINARY })
  await command.ready
  for (const holder of [server, command]) {
    holder.child.kill('SIGTERM')
    expect(await holder.ended).toBe(0)
  }
  expect(runningPostmaster(folder)).toBeUndefined()
})

test.skipIf(!isRoot)(
  'root runs a command on the folder of an ordinary account without taking it over',
  async () => {
    const folder = newFolder(ORDINARY)
    const owner = startHolder({ role: 'command', dataDir: folder, uid: ORDINARY })
    await owner.ready
    owner.child.kill('SIGTERM')
    await owner.ended
    const command = await open('command', folder)
    expect(await query(command, 'select 1 as one')).toEqual([{ one: 1 }])
    await command.close()
    const again = startHolder({ role: 'command', dataDir: folder, uid: ORDINARY })
    await expect(again.ready).resolves.toBeUndefined()
  },
)
