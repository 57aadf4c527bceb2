import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { type OpenedDatabase, openDatabase } from '../open.ts'
import { connectClient } from '../pool.ts'
import {
  cleanUp,
  type HolderProcess,
  isRoot,
  newDatabaseFolder,
  newFolder,
  removeBase,
  killPostmaster,
  runningPostmaster,
  startHolder,
} from './test-process.ts'

const opened: OpenedDatabase[] = []
const others: ChildProcess[] = []
afterAll(removeBase)
afterEach(async () => {
  for (const child of others.splice(0)) child.kill('SIGKILL')
  await Promise.all(opened.splice(0).map((database) => database.close()))
  await cleanUp()
})

async function open(dataDir: string): Promise<OpenedDatabase> {
  const database = await openDatabase({ role: 'server', dataDir })
  opened.push(database)
  return database
}

async function storedIds(database: OpenedDatabase): Promise<Set<string>> {
  const client = await connectClient(database.connection)
  const { rows } = await client.query<{ id: string }>('select id from thanks')
  await client.end()
  return new Set(rows.map(({ id }) => id))
}

async function folderWithTable(): Promise<string> {
  const folder = await newDatabaseFolder()
  const database = await openDatabase({ role: 'command', dataDir: folder })
  const client = await connectClient(database.connection)
  await client.query('create table thanks (id text primary key)')
  await client.end()
  await database.close()
  return folder
}

/** kill -9 once it has been told of `rows` commits; every third time PostgreSQL dies too. */
async function killAfter(rows: number, writer: HolderProcess, folder: string, both: boolean): Promise<void> {
  await vi.waitFor(() => expect(writer.acknowledged.length).toBeGreaterThan(rows), {
    timeout: 20_000,
    interval: 5,
  })
  const postmaster = runningPostmaster(folder) ?? 0
  writer.child.kill('SIGKILL')
  if (both) process.kill(postmaster, 'SIGKILL')
  await writer.ended
}

test('ten kill -9 under four writers lose no row whose commit was acknowledged', async () => {
  const folder = await folderWithTable()
  const acknowledged: string[] = []
  for (let kill = 0; kill < 10; kill += 1) {
    const writer = startHolder({ role: 'server', dataDir: folder, write: true })
    await writer.ready
    await killAfter(10 + kill * 5, writer, folder, kill % 3 === 0)
    acknowledged.push(...writer.acknowledged)
  }
  const stored = await storedIds(await open(folder))
  expect(acknowledged.length).toBeGreaterThan(300)
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
})

test('the PostgreSQL that a killed server left is taken over by the next one', async () => {
  const folder = await newDatabaseFolder()
  const first = startHolder({ role: 'server', dataDir: folder })
  await first.ready
  const orphan = runningPostmaster(folder)
  first.child.kill('SIGKILL')
  await first.ended
  const next = await open(folder)
  expect(runningPostmaster(folder)).toBe(orphan)
  await next.close()
  expect(runningPostmaster(folder)).toBeUndefined()
})

test('a command stops the PostgreSQL that a killed server left', async () => {
  const folder = await newDatabaseFolder()
  const server = startHolder({ role: 'server', dataDir: folder })
  await server.ready
  server.child.kill('SIGKILL')
  await server.ended
  const command = await openDatabase({ role: 'command', dataDir: folder })
  await command.close()
  expect(runningPostmaster(folder)).toBeUndefined()
})

test('a pid file whose number now belongs to somebody else does not block the start', async () => {
  const folder = await newDatabaseFolder()
  const server = startHolder({ role: 'server', dataDir: folder })
  await server.ready
  killPostmaster(folder)
  server.child.kill('SIGKILL')
  await server.ended
  const stranger = spawn('sleep', ['60'], isRoot ? { uid: 65_534, gid: 65_534 } : {})
  others.push(stranger)
  await once(stranger, 'spawn')
  const path = join(folder, 'pg', 'postmaster.pid')
  const [, dataDir, , ...rest] = readFileSync(path, 'utf8').split('\n')
  const anHourAgo = Math.floor(Date.now() / 1000) - 3_600
  writeFileSync(path, [stranger.pid, dataDir, anHourAgo, ...rest].join('\n'))
  await open(folder)
  expect(runningPostmaster(folder)).not.toBe(stranger.pid)
})

test('a data folder whose making was killed in the middle is made again', async () => {
  const folder = newFolder()
  const server = startHolder({ role: 'server', dataDir: folder })
  const unfinished = () => readdirSync(folder).filter((name) => name.startsWith('pg.new-'))
  await vi.waitFor(() => expect(unfinished()).toHaveLength(1), { timeout: 10_000, interval: 2 })
  server.child.kill('SIGKILL')
  await server.ended
  const database = await open(folder)
  expect(await connectAndAsk(database)).toBe(1)
  await database.close()
  const later = await open(folder)
  expect(await connectAndAsk(later)).toBe(1)
  expect(unfinished()).toEqual([])
})

async function connectAndAsk(database: OpenedDatabase): Promise<number | undefined> {
  const client = await connectClient(database.connection)
  const { rows } = await client.query<{ one: number }>('select 1 as one')
  await client.end()
  return rows[0]?.one
}
