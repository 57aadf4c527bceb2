import { createHash } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { type BackupHead, type BackupTail, TABLE_END } from './archive/backup-file.ts'
import { copyList, inSnapshot, listSequences, listTables } from './archive/catalog.ts'
import { copyOut } from './archive/copy.ts'
import type { Connection } from './connection.ts'
import { folderProblem } from './embedded/folder.ts'
import { appliedMigrations } from './migrate.ts'
import { rethrow } from './outage.ts'
import { connectClient } from './pool.ts'

export interface BackupOptions {
  readonly path: string
  /** Unix milliseconds, for the file's head */
  readonly now: number
  /** hears each table as it begins, for a progress line */
  readonly onTable?: (table: string) => void
}

export interface BackupResult {
  readonly rows: Readonly<Record<string, number>>
  readonly migrations: number
}

/**
 * Writes the whole database to one file, while others go on writing: one unchanging state, all tables, readable only
 * by this account. The file gets its name when it is whole and on disk; an older one of that name is replaced.
 * Reads with PostgreSQL 15 or newer, and restores on any of those.
 */
export async function backUp(connection: Connection, options: BackupOptions): Promise<BackupResult> {
  const path = resolve(options.path)
  const client = await connectClient(connection, { name: 'askwell backup', statementTimeoutMs: 0 })
  const growing = `${path}.part-${process.pid}`
  try {
    const file = await open(growing, 'wx', 0o600)
    try {
      const result = await inSnapshot(client, () => write(client, file, options))
      await file.sync()
      await file.close()
      await rename(growing, path)
      await syncFolder(dirname(path))
      return result
    } finally {
      await file.close().catch(() => undefined)
      await rm(growing, { force: true })
    }
  } catch (error) {
    return rethrow(folderProblem(dirname(path), error))
  } finally {
    await client.end()
  }
}

async function write(
  client: pg.Client,
  file: Awaited<ReturnType<typeof open>>,
  options: BackupOptions,
): Promise<BackupResult> {
  const head = await readHead(client, options.now)
  const rows: Record<string, number> = {}
  // fast rather than small: level 3 is three times as quick as the default for a tenth more bytes
  await pipeline(
    content(client, head, rows, options.onTable),
    createGzip({ level: 3 }),
    file.createWriteStream({ autoClose: false }),
  )
  return { rows, migrations: head.migrations.length }
}

async function readHead(client: pg.Client, now: number): Promise<BackupHead> {
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  return {
    format: 'askwell-backup',
    version: 1,
    madeAt: new Date(now).toISOString(),
    postgres: rows[0]?.version ?? '',
    migrations: await appliedMigrations(client),
    tables: await listTables(client),
    sequences: await listSequences(client),
  }
}

async function* content(
  client: pg.Client,
  head: BackupHead,
  counts: Record<string, number>,
  onTable: (table: string) => void = () => undefined,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const hashed = (bytes: Buffer) => {
    hash.update(bytes)
    return bytes
  }
  yield hashed(Buffer.from(`${JSON.stringify(head)}\n`))
  for (const table of head.tables) {
    onTable(table.name)
    counts[table.name] = 0
    for await (const rows of copyOut(client, `copy ${copyList(table)} to stdout`)) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length
      yield hashed(Buffer.concat(rows))
    }
    yield hashed(TABLE_END)
  }
  const tail: BackupTail = { rows: counts, sha256: hash.digest('hex') }
  yield Buffer.from(`${JSON.stringify(tail)}\n`)
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
