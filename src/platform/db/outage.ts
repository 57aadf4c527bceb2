import { Outage } from '#platform/refusal.ts'

const SILENT =
  "The database doesn't answer: see that PostgreSQL runs, and that DATABASE_URL, where it is set, names it."

/** Seconds after which a client of ours may try again; a restart of PostgreSQL takes less than one. */
const SOON = 1
const LATER = 30

/** SQLSTATE classes and codes that mean "the database can't now", not "the statement is wrong". */
const CANT_NOW: readonly (readonly [prefix: string, retryAfterSeconds: number, what: string])[] = [
  ['08', SOON, 'The connection to the database broke'],
  ['57P', SOON, 'The database is being stopped or started'],
  ['57014', SOON, 'The database took too long'],
  ['55P03', SOON, 'The database is busy with the same thing'],
  ['25P03', SOON, 'The database ended a transaction that stood still'],
  ['25006', SOON, 'The database is read-only for the moment'],
  ['53100', LATER, "The database's disk is full"],
  ['53', LATER, 'The database has no room for more work'],
  ['58', LATER, "The database's disk failed"],
  ['28', LATER, 'The database refused the sign-in'],
  ['3D000', LATER, 'The database named in the settings does not exist'],
]

const NETWORK =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EACCES|EADDRNOTAVAIL|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/
const DRIVER =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|timeout expired|The server does not support SSL)/

/**
 * The Outage that an error of the database stands for, or undefined where it is a refusal of the statement itself
 * (a unique key, a deadlock to try again, a mistake of ours). Gives an Outage back as it is.
 */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof Outage) return error
  if (!(error instanceof Error)) return undefined
  const code = (error as { code?: string }).code ?? ''
  const known = /^[0-9A-Z]{5}$/.test(code) ? CANT_NOW.find(([prefix]) => code.startsWith(prefix)) : undefined
  if (known) return new Outage(`${known[2]}.`, { retryAfterSeconds: known[1], cause: error })
  if (!NETWORK.test(code) && !DRIVER.test(error.message)) return undefined
  return new Outage(SILENT, { retryAfterSeconds: SOON, cause: error })
}

/** Throws the Outage instead of the error, if it is one; else the error itself. */
export function rethrow(error: unknown): never {
  throw outageOf(error) ?? error
}
