import { createServer } from 'node:net'
import { once } from 'node:events'
import { afterAll, expect, test } from 'vitest'
import { Outage } from '#platform/refusal.ts'
import { connectionFromUrl, inspectOutside } from './outside.ts'
import { outageOf } from './outage.ts'
import { connectClient, createPool } from './pool.ts'
import { freshDatabase, type TestDatabase } from './test-database.ts'

const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

async function database(): Promise<TestDatabase> {
  const fresh = await freshDatabase({ migrations: [] })
  closing.push(() => fresh.close())
  return fresh
}

function poolOn(connection: Parameters<typeof createPool>[0], options?: Parameters<typeof createPool>[1]) {
  const pool = createPool(connection, options)
  closing.push(() => pool.end())
  return pool
}

/** Somebody who takes connections and says nothing. */
async function silentHost(): Promise<string> {
  const server = createServer((socket) => closing.push(async () => socket.destroy()))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.unshift(async () => server.close())
  return `127.0.0.1:${(server.address() as { port: number }).port}`
}

test('a database that nobody runs is an Outage that says when to try again', async () => {
  const pool = poolOn(connectionFromUrl('postgres://ada:secret@127.0.0.1:1/askwell'))
  const outage = await pool.query('select 1').catch((error: unknown) => error)
  expect(outage).toBeInstanceOf(Outage)
  expect(outage).toMatchObject({ retryAfterSeconds: 1, permanent: false })
  expect(String(outage)).not.toContain('secret')
})

test('a database that does not answer is an Outage within the waiting time', async () => {
  const url = `postgres://ada@${await silentHost()}/askwell`
  const pool = poolOn(connectionFromUrl(url), { connectTimeoutMs: 200 })
  await expect(pool.connect()).rejects.toBeInstanceOf(Outage)
})

test('a statement without end is ended and is an Outage; a wrong one is not', async () => {
  const pool = poolOn((await database()).connection, { statementTimeoutMs: 50 })
  const slow = await pool.query('select pg_sleep(20)').catch((error: unknown) => error)
  expect(outageOf(slow)).toMatchObject({ message: 'The database took too long.' })
  const wrong = await pool.query('select from nowhere').catch((error: unknown) => error)
  expect(outageOf(wrong)).toBeUndefined()
})

test('a connection that ends between two statements of a transaction is an Outage, and ends no process', async () => {
  const { connection } = await database()
  const [pool, other] = [poolOn(connection), poolOn(connection)]
  const client = await pool.connect()
  await client.query('begin')
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const ended = new Promise<void>((done) => client.once('end', done))
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await ended
  const failure = await client.query('select 1').catch((error: unknown) => error)
  client.release(true)
  expect(outageOf(failure)).toBeInstanceOf(Outage)
})

test('connections that the database ends are replaced', async () => {
  const { connection, name } = await database()
  const pool = poolOn(connection)
  await pool.query('select 1')
  const admin = await connectClient(connection)
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()',
    [name],
  )
  await admin.end()
  const answer = await pool.query('select 3 as three').catch(() => pool.query('select 3 as three'))
  expect(answer.rows).toEqual([{ three: 3 }])
})

test('a count is a number', async () => {
  const pool = poolOn((await database()).connection)
  expect((await pool.query('select count(*) as n from pg_class where false')).rows).toEqual([{ n: 0 }])
})

test('of several hosts the one that takes writes is used', async () => {
  const { connection } = await database()
  const reader = `reader_${process.pid}`
  const admin = await connectClient(connection)
  await admin.query(
    `create role ${reader} login; alter role ${reader} set default_transaction_read_only = on`,
  )
  closing.push(async () => {
    await admin.query(`drop role ${reader}`)
    await admin.end()
  })
  const standby = { ...connection.hosts[0], user: reader }
  const nobody = { host: '127.0.0.1', port: 1, user: 'ada', database: 'askwell' }
  const several = { hosts: [nobody, standby, ...connection.hosts] as const, readWrite: true }
  await poolOn(several).query('create table written as select 1 as n')
  const client = await connectClient(several)
  closing.push(() => client.end())
  expect((await client.query('select n from written')).rows).toEqual([{ n: 1 }])
})

test('an address with several hosts is read, and each keeps user, database and settings', () => {
  const url =
    'postgres://ada:s%40cret@one:5433,two/askwell?target_session_attrs=read-write&sslmode=verify-full'
  expect(connectionFromUrl(url)).toEqual({
    readWrite: true,
    hosts: [
      { connectionString: 'postgres://ada:s%40cret@one:5433/askwell?sslmode=verify-full' },
      { connectionString: 'postgres://ada:s%40cret@two:5432/askwell?sslmode=verify-full' },
    ],
  })
})

test('an address that cannot be read is refused without repeating it', () => {
  expect(() => connectionFromUrl('mysql://ada:secret@one/askwell')).toThrow(
    /^(?!.*secret).*postgres:\/\/USER/,
  )
  expect(() => connectionFromUrl('postgres://ada@one/a?target_session_attrs=standby')).toThrow('read-write')
})

test('an outside database that Askwell works on passes the inspection', async () => {
  const { connection } = await database()
  await expect(inspectOutside(connection)).resolves.toBeUndefined()
})

test('an outside database in another encoding is refused with the way to make one', async () => {
  const { connection } = await database()
  const admin = await connectClient(connection)
  const name = `latin_${process.pid}`
  await admin.query(`create database ${name} encoding 'LATIN1' locale 'C' template template0`)
  closing.push(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  const latin = { hosts: [{ ...connection.hosts[0], database: name }] as const, readWrite: false }
  await expect(inspectOutside(latin)).rejects.toMatchObject({ code: 'database.encoding' })
})
