import type pg from 'pg'

/** How to reach the database: one pg configuration per host that may hold it, the embedded one has one. */
export interface Connection {
  readonly hosts: readonly [pg.ClientConfig, ...pg.ClientConfig[]]
  /** only a host that takes writes will do (`target_session_attrs=read-write`) */
  readonly readWrite: boolean
}
