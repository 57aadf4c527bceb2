import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Settings } from '#platform/config.ts'
import { readAllSettings } from '#surfaces/server/channel-settings.ts'
import { findMigrations } from '#platform/db/find-migrations.ts'
import type { Migration } from '#platform/db/migrate.ts'
import { openDatabase, type OpenedDatabase } from '#platform/db/open.ts'
import { createLog } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import { startRefused } from '#surfaces/server/start-refused.ts'
import { type Io, Refused } from './io.ts'
import { DEFAULT_DATA } from './with-world.ts'

/** Opens the database as it is, without bringing its schema forward. */
export async function withDatabase<T>(
  io: Io,
  dataDir: string | undefined,
  work: (database: OpenedDatabase) => Promise<T>,
): Promise<T> {
  const settings = settingsOf(io)
  const log = createLog(settings.LOG_LEVEL ?? 'error')
  const { DATABASE_URL } = settings
  const database = await openDatabase({
    role: 'command',
    dataDir: dataDir ?? DEFAULT_DATA,
    ...(DATABASE_URL === undefined ? {} : { databaseUrl: DATABASE_URL }),
    log: (sentence) => log.info({}, sentence),
  })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

export function settingsOf(io: Io): Settings {
  const settings = readAllSettings(io.env)
  if (isRefusal(settings)) throw startRefused(settings)
  return settings
}

/** For verbs that only read or take away: a slip in the folder's name must not make a new, empty database. */
export function insistOnDatabase(io: Io, dataDir: string | undefined): void {
  const folder = dataDir ?? DEFAULT_DATA
  if (settingsOf(io).DATABASE_URL !== undefined || existsSync(folder)) return
  throw new Refused(`There is no database in ${folder}: name its folder with --data, or set DATABASE_URL.`)
}

const SOURCES = resolve(import.meta.dirname, '../..')

/** Every step of the schema that this program knows. */
export function ourMigrations(): Migration[] {
  return findMigrations([SOURCES])
}
