import { type BackupHead, checkBackup } from './archive/backup-file.ts'
import { listTables, tablesWithRows } from './archive/catalog.ts'
import { loadBackup } from './archive/load.ts'
import type { Connection } from './connection.ts'
import { folderProblem } from './embedded/folder.ts'
import { appliedMigrations, checksumOf, type Migration, migrate } from './migrate.ts'
import { rethrow } from './outage.ts'
import { connectClient } from './pool.ts'
import { DatabaseUnavailable } from './unavailable.ts'

export interface RestoreOptions {
  readonly path: string
  /** all that this program knows */
  readonly migrations: readonly Migration[]
  /** tables whose rows don't make a database "not empty": migrations plant them; they are replaced by the backup's */
  readonly planted?: readonly string[]
}

export interface RestoreResult {
  readonly madeAt: string
  readonly rows: Readonly<Record<string, number>>
  /** steps that brought an older backup up to this program */
  readonly migratedOn: readonly string[]
}

/**
 * Puts a backup into an empty database: a new one, or one that was migrated and holds nothing yet. The file is read
 * once in full before anything is touched. Then the schema is brought to the backup's, the rows go in with one
 * transaction, and the schema is brought to this program's. Start it again after a break anywhere.
 *
 * @throws DatabaseUnavailable `backup.damaged`, `backup.newer`, `restore.notEmpty` or `restore.ahead`: nothing changed
 */
export async function restore(connection: Connection, options: RestoreOptions): Promise<RestoreResult> {
  try {
    const { head } = await checkBackup(options.path)
    const known = knownSteps(options, head)
    await insistOnEmpty(connection, options, head)
    const fresh = (await migrate(connection, known)).length > 0
    const rows = await load(connection, options, head, fresh)
    const migratedOn = await migrate(connection, options.migrations)
    return { madeAt: head.madeAt, rows, migratedOn }
  } catch (error) {
    return rethrow(fileProblem(options.path, error))
  }
}

/** The steps of the backup, as this program knows them. */
function knownSteps({ path, migrations }: RestoreOptions, head: BackupHead): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.id, migration]))
  return head.migrations.map(({ id, checksum }) => {
    const migration = known.get(id)
    if (migration && checksumOf(migration) === checksum) return migration
    throw new DatabaseUnavailable(
      'backup.newer',
      `${path} was made by another Askwell (it has the step ${id}, which this one ${migration ? 'has in another form' : 'does not know'}): restore it with that version or a later one.`,
    )
  })
}

async function insistOnEmpty(
  connection: Connection,
  { planted = [] }: RestoreOptions,
  head: BackupHead,
): Promise<void> {
  const client = await connectClient(connection, { statementTimeoutMs: 0 })
  try {
    const filled = await tablesWithRows(client, await listTables(client))
    const first = filled.find((table) => !planted.includes(table))
    if (first !== undefined) throw notEmpty(first)
    const steps = new Set(head.migrations.map(({ id }) => id))
    const ahead = (await appliedMigrations(client)).find(({ id }) => !steps.has(id))
    if (ahead) throw isAhead(ahead.id)
  } finally {
    await client.end()
  }
}

/** @param fresh steps ran a moment ago: what is in the tables now is what they planted */
async function load(
  connection: Connection,
  { path, planted = [] }: RestoreOptions,
  head: BackupHead,
  fresh: boolean,
): Promise<Record<string, number>> {
  const client = await connectClient(connection, { name: 'askwell restore', statementTimeoutMs: 0 })
  try {
    const here = fresh ? await tablesWithRows(client, await listTables(client)) : []
    const tail = await loadBackup(client, { path, head, planted: [...planted, ...here], notEmpty })
    return { ...tail.rows }
  } finally {
    await client.end()
  }
}

function notEmpty(table: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'restore.notEmpty',
    `This database holds data already (${table}): restore into a new folder with --data, or into a new database.`,
  )
}

function isAhead(step: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'restore.ahead',
    `This database is empty but newer than the backup (it has the step ${step}): restore into a new folder with --data, or into a new database.`,
  )
}

function fileProblem(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall !== 'open' && syscall !== 'read') return folderProblem(path, error)
  if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') return error
  return new DatabaseUnavailable(
    'backup.damaged',
    `${path} can't be read: name a file that "askwell backup" made.`,
    {
      cause: error,
    },
  )
}
