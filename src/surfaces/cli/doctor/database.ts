import { appliedMigrations, checksumOf, migrate } from '#platform/db/migrate.ts'
import type { OpenedDatabase } from '#platform/db/open.ts'
import { connectClient } from '#platform/db/pool.ts'
import type { Io } from '../io.ts'
import { ourMigrations } from '../with-database.ts'
import type { Finding } from './finding.ts'

type Client = Awaited<ReturnType<typeof connectClient>>

/** Is it reachable, does its schema fit, and do its clock and ours agree? */
export async function lookAtDatabase(database: OpenedDatabase, io: Io, fix: boolean): Promise<Finding[]> {
  const client = await connectClient(database.connection, { name: 'askwell doctor' })
  try {
    const version = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    const says = `PostgreSQL ${version.rows[0]?.version ?? ''}, ${database.kind === 'embedded' ? 'in the data folder' : 'from outside'}`
    const schema = await lookAtSchema(client, database, fix)
    return [{ name: 'database', state: 'ok', says }, schema, await lookAtClock(client, io)]
  } finally {
    await client.end()
  }
}

async function lookAtSchema(client: Client, database: OpenedDatabase, fix: boolean): Promise<Finding> {
  const ours = ourMigrations()
  const known = new Map(ours.map((migration) => [migration.id, checksumOf(migration)]))
  const applied = await appliedMigrations(client)
  const foreign = applied.find(({ id, checksum }) => known.get(id) !== checksum)
  if (foreign) {
    const why = known.has(foreign.id) ? 'was changed after it was applied' : 'is of a newer Askwell'
    return {
      name: 'schema',
      state: 'broken',
      says: `The step ${foreign.id} ${why}: use the version that made it.`,
    }
  }
  const missing = ours.length - applied.length
  if (missing === 0) return { name: 'schema', state: 'ok', says: `${applied.length} steps, all applied` }
  if (!fix)
    return { name: 'schema', state: 'broken', says: `${missing} steps are missing: npx askwell migrate` }
  const now = await migrate(database.connection, ours)
  return { name: 'schema', state: 'fixed', says: `${now.length} steps were added` }
}

/** Decisions come from our clock alone; another clock beside it makes logs and several instances disagree. */
const MOST_SKEW_MS = 5_000

async function lookAtClock(client: Client, io: Io): Promise<Finding> {
  const before = io.now()
  const { rows } = await client.query<{ ms: string }>(
    `select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`,
  )
  const skew = Math.round(Number(rows[0]?.ms) - (before + io.now()) / 2)
  const seconds = (Math.abs(skew) / 1_000).toFixed(1)
  if (Math.abs(skew) <= MOST_SKEW_MS)
    return { name: 'clock', state: 'ok', says: `${seconds} s apart from the database` }
  const says = `The database's clock is ${seconds} s ${skew > 0 ? 'ahead of' : 'behind'} this machine's: set both by NTP.`
  return { name: 'clock', state: 'broken', says }
}
