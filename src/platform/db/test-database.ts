import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { accountFor } from './embedded/account.ts'
import { type Binaries, packagedBinaries } from './embedded/binaries.ts'
import { clusterPassword, ensureCluster, OWNER } from './embedded/cluster.ts'
import { type Layout, layoutOf } from './embedded/layout.ts'
import { withFolderLock } from './embedded/lock.ts'
import { ensurePostmaster, type Postmaster, THROW_AWAY_SETTINGS } from './embedded/postmaster.ts'
import { readPostmasterFile } from './embedded/postmaster-file.ts'
import { accessFor } from './embedded/program-access.ts'
import { ensureSocketFolder } from './embedded/socket-folder.ts'
import { systemBinaries } from './embedded/system-binaries.ts'
import { findMigrations } from './find-migrations.ts'
import { checksumOf, type Migration, migrate } from './migrate.ts'
import type { Connection } from './connection.ts'

export type TestPostgres = 15 | 18

export interface TestDatabase {
  readonly connection: Connection
  readonly name: string
  /** a postgres:// address, for a process that a test starts */
  readonly url: string
  /** Drops it, whoever is connected. A database that nobody closes goes with the run. */
  close(): Promise<void>
}

export interface FreshOptions {
  /** default: every migration below src */
  readonly migrations?: readonly Migration[]
  /** default: ASKWELL_TEST_POSTGRES, else 18 */
  readonly postgres?: TestPostgres
}

/**
 * A new database with the schema in place, for one test file. All of a run share one PostgreSQL per version, started
 * by whoever comes first (0.5 s) and ended with the run; a schema is built once and copied (40 ms).
 *
 * @example
 * const database = await freshDatabase()
 * afterAll(() => database.close())
 */
export async function freshDatabase(options: FreshOptions = {}): Promise<TestDatabase> {
  const cluster = await testCluster(options.postgres)
  const template = await ensureTemplate(cluster, options.migrations ?? findMigrations([SOURCES]))
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await administer(cluster, `create database ${name} template ${template}`)
  return {
    connection: connectionTo(cluster, name),
    name,
    url: urlOf(cluster, name),
    close: () => administer(cluster, `drop database if exists ${name} with (force)`),
  }
}

/** Why the tests on this version can't run here, said loudly; undefined if they can. Under CI it is an error. */
export function missingPostgres(major: TestPostgres): string | undefined {
  if (major === 18 || systemBinaries(major)) return undefined
  const sentence = `PostgreSQL ${major} is not installed: the tests on it do not run (Debian: apt-get install postgresql-${major}).`
  if (process.env.CI === 'true') throw new Error(sentence)
  process.stderr.write(`\n*** ${sentence}\n\n`)
  return sentence
}

const SOURCES = resolve(import.meta.dirname, '../..')
const FAST = [...THROW_AWAY_SETTINGS, 'shared_buffers=64MB', 'max_connections=150']

const clusters = new Map<TestPostgres, Promise<pg.ClientConfig>>()

/** The shared PostgreSQL: how to reach it, without a database. */
export function testCluster(postgres: TestPostgres = wantedPostgres()): Promise<pg.ClientConfig> {
  const known = clusters.get(postgres) ?? startCluster(postgres)
  clusters.set(postgres, known)
  return known
}

function wantedPostgres(): TestPostgres {
  return process.env.ASKWELL_TEST_POSTGRES === '15' ? 15 : 18
}

function binariesFor(postgres: TestPostgres): Binaries {
  if (postgres === 18) return packagedBinaries()
  const found = systemBinaries(postgres)
  if (!found) throw new Error(missingPostgres(postgres))
  return found
}

/** In vitest the run is the parent, which outlives its workers; else it is this process. */
function runPid(): number {
  return process.env.VITEST === undefined ? process.pid : process.ppid
}

async function startCluster(postgres: TestPostgres): Promise<pg.ClientConfig> {
  const folder = join(tmpdir(), `askwell-test-${runPid()}-${postgres}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const layout = layoutOf(folder)
  return withFolderLock(layout.run, async () => {
    const access = accessFor(layout, binariesFor(postgres), accountFor(layout.cluster))
    await ensureCluster(layout, access, { durable: false, builtinLocale: postgres >= 17 })
    ensureSocketFolder(layout, access.account)
    const before = readPostmasterFile(layout.cluster)?.pid
    const postmaster = await ensurePostmaster({ layout, ...access, settings: FAST })
    if (postmaster.pid !== before) watchRun(layout, postmaster)
    const password = clusterPassword(layout)
    const { host, port } = postmaster
    return { host, port, user: OWNER, ...(password === undefined ? {} : { password }) }
  })
}

/** Ends PostgreSQL and removes its folder when the run is over, however it ended. */
const WATCH = `
while kill -0 "$0" 2>/dev/null; do sleep 0.2; done
mine() { [ "$(head -n 1 "$2/pg/postmaster.pid" 2>/dev/null)" = "$1" ] && kill -0 "$1" 2>/dev/null; }
mine "$1" "$2" && kill -INT "$1"
for _ in 1 2 3 4 5 6 7 8 9 10; do mine "$1" "$2" || break; sleep 0.2; done
mine "$1" "$2" && kill -KILL "$1"
rm -rf "$2"`

function watchRun(layout: Layout, postmaster: Postmaster): void {
  if (process.platform === 'win32') return
  const words = ['-c', WATCH, String(runPid()), String(postmaster.pid), layout.dataDir]
  spawn('/bin/sh', words, { detached: true, stdio: 'ignore', cwd: '/' }).unref()
}

function connectionTo(cluster: pg.ClientConfig, database: string): Connection {
  return { hosts: [{ ...cluster, database }], readWrite: false }
}

function urlOf(cluster: pg.ClientConfig, database: string): string {
  const secret = typeof cluster.password === 'string' ? `:${encodeURIComponent(cluster.password)}` : ''
  const host = encodeURIComponent(cluster.host ?? '')
  return `postgres://${OWNER}${secret}@${host}:${cluster.port}/${database}`
}

async function ensureTemplate(cluster: pg.ClientConfig, migrations: readonly Migration[]): Promise<string> {
  const text = migrations.map((migration) => `${migration.id} ${checksumOf(migration)}`).join('\n')
  const template = `schema_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  await withAdmin(cluster, async (admin) => {
    await admin.query('select pg_advisory_lock(1)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount !== 0) return
    // under another name until it is whole: a run that is stopped here must not leave half a schema
    const growing = `growing_${randomBytes(6).toString('hex')}`
    await admin.query(`create database ${growing} template template0`)
    await migrate(connectionTo(cluster, growing), migrations)
    await admin.query(`alter database ${growing} rename to ${template}`)
  })
  return template
}

function administer(cluster: pg.ClientConfig, sql: string): Promise<void> {
  return withAdmin(cluster, async (admin) => {
    await admin.query(sql)
  })
}

async function withAdmin(cluster: pg.ClientConfig, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ ...cluster, database: 'postgres' })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}
