import { connectClient } from './pool.ts'
import type { Connection } from './connection.ts'
import { DatabaseUnavailable } from './unavailable.ts'

const OLDEST = 15
const DEFAULT_PORT = '5432'

/**
 * Reads an address of an outside PostgreSQL, one with several hosts too:
 * `postgres://user:secret@one:5432,two:5433/askwell?target_session_attrs=read-write`.
 *
 * @throws DatabaseUnavailable `database.url`; the sentence never holds the address, which may hold a password
 */
export function connectionFromUrl(databaseUrl: string): Connection {
  const parts = /^(postgres(?:ql)?:\/\/)((?:[^@/?#]*@)?)([^/?#]*)([/?].*)?$/.exec(databaseUrl.trim())
  if (!parts) throw badUrl('it does not read postgres://USER:PASSWORD@HOST/DATABASE')
  const [, scheme = '', user = '', hosts = '', rest = ''] = parts
  const [path = '', query = ''] = rest.split('?', 2)
  const settings = new URLSearchParams(query)
  const wanted = settings.get('target_session_attrs') ?? 'any'
  settings.delete('target_session_attrs')
  if (!['any', 'read-write', 'primary'].includes(wanted)) {
    throw badUrl(`target_session_attrs=${wanted} is not known here (read-write, primary or any)`)
  }
  const tail = `${path}${settings.size === 0 ? '' : `?${settings}`}`
  const [first, ...others] = hosts.split(',').map((host) => ({
    connectionString: `${scheme}${user}${withPort(host, settings)}${tail}`,
  }))
  if (!first) throw badUrl('it names no host')
  return { hosts: [first, ...others], readWrite: wanted !== 'any' }
}

/**
 * Refuses an outside database that Askwell can't work on: older than 15, or in another encoding than UTF-8.
 *
 * @throws DatabaseUnavailable with a sentence; an Outage where nobody answers
 */
export async function inspectOutside(connection: Connection): Promise<void> {
  const client = await connectClient(connection, { connectTimeoutMs: 10_000 })
  try {
    const { rows } = await client.query<{ number: string; encoding: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_encoding') as encoding`,
    )
    const major = Math.floor(Number(rows[0]?.number) / 10_000)
    if (!(major >= OLDEST)) throw tooOld(major)
    if (rows[0]?.encoding !== 'UTF8') throw otherEncoding(rows[0]?.encoding)
  } finally {
    await client.end()
  }
}

/** `?host=/folder` names a socket and must not get a port in the address. */
function withPort(host: string, settings: URLSearchParams): string {
  if (host === '' || settings.has('host') || /:\d+$/.test(host)) return host
  return settings.has('port') ? host : `${host}:${DEFAULT_PORT}`
}

function badUrl(why: string): DatabaseUnavailable {
  return new DatabaseUnavailable('database.url', `DATABASE_URL can't be used: ${why}.`)
}

function tooOld(major: number): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.tooOld',
    `DATABASE_URL names a PostgreSQL ${major}, and Askwell needs ${OLDEST} or newer: upgrade it, or leave DATABASE_URL out to use the embedded one.`,
  )
}

function otherEncoding(encoding: string | undefined): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.encoding',
    `DATABASE_URL names a database in ${encoding}, and Askwell needs UTF8: create it with "create database … encoding 'UTF8' template template0".`,
  )
}
