import { createHash } from 'node:crypto'
import type pg from 'pg'
import { connectClient } from './pool.ts'
import type { Connection } from './connection.ts'
import { rethrow } from './outage.ts'
import { DatabaseUnavailable } from './unavailable.ts'

/** One step of the schema. `id` is `<timestamp>_<what>`; steps run in the order of their ids. */
export interface Migration {
  readonly id: string
  readonly sql: string
}

/** A step as it stands in `schema_migrations` and in a backup's head. */
export interface AppliedMigration {
  readonly id: string
  readonly checksum: string
}

/** All who migrate one database wait for each other on this advisory lock. */
const LOCK = 4_711_202_611

/**
 * Brings the schema forward: each step in its own transaction together with its entry, so that a kill at any moment
 * leaves a state from which the next start goes on. Several may call this at once; one works, the others wait.
 *
 * @returns the ids applied now, in order
 * @throws DatabaseUnavailable `schema.newer` (the database knows a step that we don't), `schema.changed` (an applied
 *   step's text was changed), `schema.migration` (a step failed; nothing of it stays)
 */
export async function migrate(connection: Connection, migrations: readonly Migration[]): Promise<string[]> {
  const client = await connectClient(connection, { name: 'askwell migrate', statementTimeoutMs: 0 })
  try {
    await noticeDeath(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(TABLE)
    const applied = await appliedMigrations(client)
    const missing = missingMigrations(applied, migrations)
    for (const migration of missing) await applyOne(client, migration)
    return missing.map(({ id }) => id)
  } catch (error) {
    return rethrow(error)
  } finally {
    await client.end()
  }
}

/** What the database has, in order; an empty list where no migration ever ran. */
export async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as there`,
  )
  if (rows[0]?.there !== true) return []
  const list = await client.query<AppliedMigration>(
    'select id, checksum from public.schema_migrations order by id collate "C"',
  )
  return list.rows
}

/** The steps still to do, in order. Checks that what is done is what we know. */
export function missingMigrations(
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.id, migration]))
  for (const { id, checksum } of applied) {
    const migration = known.get(id)
    if (!migration) throw newer(id)
    if (checksumOf(migration) !== checksum) throw changed(id)
  }
  const done = new Set(applied.map(({ id }) => id))
  return migrations.filter(({ id }) => !done.has(id)).toSorted(byId)
}

/** Line ends don't count: git may change them on Windows. */
export function checksumOf({ sql }: Migration): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}

export function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

const TABLE = `create table if not exists public.schema_migrations (
  id text primary key, checksum text not null, applied_at timestamptz not null)`

/** A kill -9 of us ends the step that runs, so that the next start doesn't wait for it. */
async function noticeDeath(client: pg.Client): Promise<void> {
  try {
    await client.query(`set client_connection_check_interval = '1s'`)
  } catch {
    // a PostgreSQL on Windows can't; there the next start waits until the step is done
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    const before = await transactionId(client)
    await client.query(migration.sql)
    if ((await transactionId(client)) !== before) throw new Error('it ends the transaction that it runs in')
    await client.query('insert into public.schema_migrations values ($1, $2, $3)', [
      migration.id,
      checksumOf(migration),
      new Date(),
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw failed(migration.id, cause)
  }
}

async function transactionId(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select pg_current_xact_id()::text as id')
  return rows[0]?.id
}

function newer(id: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'schema.newer',
    `The database was written by a newer Askwell (it knows the step ${id}): start that version, or restore a backup of this one into a new database.`,
  )
}

function changed(id: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'schema.changed',
    `The migration ${id} was changed after it ran on this database: put its old text back and write the change as a new migration.`,
  )
}

function failed(id: string, cause: unknown): unknown {
  const { code } = cause as { code?: unknown }
  if (typeof code === 'string' && /^(08|57P|53|58)/.test(code)) return cause
  return new DatabaseUnavailable(
    'schema.migration',
    `The migration ${id} failed and nothing of it was kept: ${(cause as Error).message}`,
    { cause },
  )
}
