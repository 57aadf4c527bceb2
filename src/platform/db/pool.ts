import pg from 'pg'
import { Fault } from '#platform/refusal.ts'
import type { Connection } from './connection.ts'
import { outageOf, rethrow } from './outage.ts'

export interface PoolOptions {
  /** connections at most; default 10 */
  readonly max?: number
  /** a statement that takes longer is ended and becomes an Outage; default 30 s, 0 is without end */
  readonly statementTimeoutMs?: number
  /** how long a caller waits for a free connection before an Outage; default 5 s */
  readonly connectTimeoutMs?: number
  /** shown in pg_stat_activity; default askwell */
  readonly name?: string
  readonly log?: (sentence: string) => void
}

/**
 * A pool on the database: what it throws while PostgreSQL can't be reached is an Outage with `retryAfterSeconds`,
 * and it heals by itself. `bigint` comes back as number (a Fault above 2^53), times as Date.
 *
 * Statements on a client that was taken out throw pg's own errors: give those to `outageOf`.
 */
export function createPool(connection: Connection, options: PoolOptions = {}): pg.Pool {
  const pool = new HealingPool(connection, options)
  // without a listener a stop of PostgreSQL is an unhandled event that ends the process
  pool.on('error', (error) => options.log?.(`An idle database connection ended: ${error.message}`))
  // so it is between two statements of a transaction; there the next statement throws, which is enough
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** A connection of its own, outside any pool (LISTEN, migrations, backup). Ends itself in no case: call `end()`. */
export async function connectClient(
  connection: Connection,
  options: Pick<PoolOptions, 'name' | 'statementTimeoutMs' | 'connectTimeoutMs'> = {},
): Promise<pg.Client> {
  const failures: unknown[] = []
  for (const host of connection.hosts) {
    const client = new pg.Client({ ...host, ...sessionConfig(options) })
    client.on('error', () => undefined)
    try {
      await client.connect()
      if (connection.readWrite) await insistOnWrites(client)
      return client
    } catch (error) {
      failures.push(error)
      await client.end().catch(() => undefined)
    }
  }
  return rethrow(failures.at(-1))
}

class HealingPool extends pg.Pool {
  readonly #hosts: Connection['hosts']
  readonly #session: pg.ClientConfig
  #current = 0

  constructor(connection: Connection, options: PoolOptions) {
    const session = sessionConfig(options)
    super({
      ...connection.hosts[0],
      ...session,
      max: options.max ?? 10,
      idleTimeoutMillis: 30_000,
      ...(connection.readWrite ? { onConnect: insistOnWrites } : {}),
    })
    this.#hosts = connection.hosts
    this.#session = session
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    const found = this.#connectSomewhere()
    if (!callback) return found
    found.then(
      (client) => callback(undefined, client, (release) => client.release(release)),
      (error: Error) => callback(error, undefined, () => undefined),
    )
  }

  async #connectSomewhere(): Promise<pg.PoolClient> {
    for (let attempt = 1; ; attempt += 1) {
      const tried = this.#current
      try {
        return await super.connect()
      } catch (error) {
        const outage = outageOf(error)
        if (!outage || attempt >= this.#hosts.length) throw outage ?? error
        if (tried === this.#current) this.#moveOn()
      }
    }
  }

  /** pg makes each new client from `options`, so the next one goes to the next host. */
  #moveOn(): void {
    this.#current = (this.#current + 1) % this.#hosts.length
    Object.assign(this.options, this.#hosts[this.#current], this.#session)
  }
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: boolean | Error) => void,
) => void

async function insistOnWrites(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ on: string }>(
    `select current_setting('transaction_read_only') as "on"`,
  )
  if (rows[0]?.on === 'on') throw Object.assign(new Error('this host only reads'), { code: '25006' })
}

function sessionConfig(options: PoolOptions): pg.ClientConfig {
  return {
    application_name: options.name ?? 'askwell',
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    options: '-c TimeZone=UTC',
    types: { getTypeParser },
  }
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8 && format !== 'binary' ? parseBigint : pg.types.getTypeParser(oid, format)

function parseBigint(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new Fault('a bigint of the database is beyond 2^53: cast it to text')
  return number
}
