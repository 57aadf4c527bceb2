import type pg from 'pg'
import { openEmbedded } from './embedded/supervisor.ts'
import type { Role } from './embedded/holders.ts'

export interface OpenOptions {
  /** a `server` has the folder alone among servers; a `command` works beside one or without */
  readonly role: Role
  /** an outside PostgreSQL; wins over `dataDir` */
  readonly databaseUrl?: string
  readonly dataDir?: string
  /** hears sentences for the log ("PostgreSQL was started again …"); never contents */
  readonly log?: (sentence: string) => void
}

/** How to reach the database: one pg configuration per host that may hold it, the embedded one has one. */
export interface Connection {
  readonly hosts: readonly [pg.ClientConfig, ...pg.ClientConfig[]]
  /** only a host that takes writes will do (`target_session_attrs=read-write`) */
  readonly readWrite: boolean
}

export interface OpenedDatabase {
  readonly kind: 'embedded' | 'outside'
  readonly connection: Connection
  /** Leaves the database; the last one out stops the embedded PostgreSQL. Bounded: at most about 9 s. */
  close(): Promise<void>
}

/**
 * Opens the organisation's database: the embedded PostgreSQL of a data folder, or an outside one.
 * End your pools first, then call `close()`; who handles SIGTERM does both.
 *
 * @throws DatabaseUnavailable with one sentence for the person
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  const log = options.log ?? (() => undefined)
  if (options.databaseUrl !== undefined) {
    const only: pg.ClientConfig = { connectionString: options.databaseUrl }
    return { kind: 'outside', connection: { hosts: [only], readWrite: false }, close: async () => undefined }
  }
  const embedded = await openEmbedded(options.dataDir ?? 'askwell-data', options.role, log)
  return {
    kind: 'embedded',
    connection: { hosts: [embedded.config], readWrite: false },
    close: embedded.close,
  }
}
