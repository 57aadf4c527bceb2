import type { Connection } from './connection.ts'
import type { Role } from './embedded/holders.ts'
import type { Health } from './embedded/keeper.ts'
import { openEmbedded } from './embedded/supervisor.ts'
import { connectionFromUrl, inspectOutside } from './outside.ts'

export type { Connection } from './connection.ts'

export interface OpenOptions {
  /** a `server` has the folder alone among servers; a `command` works beside one or without */
  readonly role: Role
  /** an outside PostgreSQL, 15 or newer; wins over `dataDir` */
  readonly databaseUrl?: string
  /** default ./askwell-data */
  readonly dataDir?: string
  /**
   * Only for a database that is thrown away (a demonstration): faster, and lost in a power cut. Without it an
   * acknowledged commit is on disk.
   */
  readonly throwAway?: boolean
  /** hears sentences for the log ("PostgreSQL ended under us …"); never contents */
  readonly log?: (sentence: string) => void
}

export interface OpenedDatabase {
  readonly kind: 'embedded' | 'outside'
  readonly connection: Connection
  /** Whether the embedded PostgreSQL runs; a server starts it again by itself. Outside: always up, ask the pool. */
  health(): Health
  /**
   * Leaves the database; the last one out stops the embedded PostgreSQL (milliseconds as a rule, 9 s at most).
   * Calling it twice is harmless.
   */
  close(): Promise<void>
}

/**
 * Opens the organisation's database: the embedded PostgreSQL of a data folder, or an outside one.
 *
 * No signal is handled here. Who handles SIGTERM and SIGINT answers what is in flight, ends the pools, and awaits
 * `close()`; without that PostgreSQL goes on and the next start takes it over, with nothing lost.
 *
 * @throws DatabaseUnavailable with one sentence for the person
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined && options.databaseUrl !== '') return openOutside(options.databaseUrl)
  const { role, dataDir = 'askwell-data', throwAway = false, log = () => undefined } = options
  const embedded = await openEmbedded({ dataDir, role, throwAway, log })
  let closing: Promise<void> | undefined
  return {
    kind: 'embedded',
    connection: { hosts: [embedded.config], readWrite: false },
    health: embedded.health,
    close() {
      closing ??= embedded.close()
      return closing
    },
  }
}

async function openOutside(databaseUrl: string): Promise<OpenedDatabase> {
  const connection = connectionFromUrl(databaseUrl)
  await inspectOutside(connection)
  return {
    kind: 'outside',
    connection,
    health: () => ({ up: true, restarts: 0 }),
    close: async () => undefined,
  }
}
