import { afterAll, beforeAll, expect, test } from 'vitest'
import type pg from 'pg'
import { connectClient } from '../pool.ts'
import { freshDatabase, type TestDatabase } from '../test-database.ts'
import { copyIn, copyOut } from './copy.ts'

let database: TestDatabase
const clients: pg.Client[] = []
beforeAll(async () => {
  database = await freshDatabase({ migrations: [] })
  const client = await connect()
  await client.query('create table t (n int primary key, x text)')
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end()))
  await database.close()
})

async function connect(): Promise<pg.Client> {
  const client = await connectClient(database.connection, { statementTimeoutMs: 0 })
  clients.push(client)
  return client
}

async function* blocks(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text)
}

test('a slow reader gets every row, and the client is free again afterwards', async () => {
  const client = await connect()
  let rows = 0
  let bytes = 0
  const sql = `copy (select repeat('x', 1000) from generate_series(1, 20000)) to stdout`
  for await (const batch of copyOut(client, sql)) {
    rows += batch.length
    for (const row of batch) bytes += row.length
  }
  expect([rows, bytes]).toEqual([20_000, 20_020_000])
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('an error in the middle of reading is thrown to the reader', async () => {
  const client = await connect()
  const read = async () => {
    for await (const _ of copyOut(client, 'copy (select 1 / (3 - n) from generate_series(1, 5) n) to stdout'))
      continue
  }
  await expect(read()).rejects.toThrow('division by zero')
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a reader who stops early can end the client', async () => {
  const client = await connectClient(database.connection)
  for await (const _ of copyOut(client, 'copy (select * from generate_series(1, 10000000)) to stdout')) break
  await expect(client.end()).resolves.toBeUndefined()
})

test('rows that PostgreSQL refuses are an error and none of them stays', async () => {
  const client = await connect()
  const twice = blocks('1\tone\n', '2\ttwo\n', '1\tagain\n')
  await expect(copyIn(client, 'copy t from stdin', twice)).rejects.toMatchObject({ code: '23505' })
  expect((await client.query('select * from t')).rows).toEqual([])
})

test('a source that fails ends the statement with the error of the source', async () => {
  const client = await connect()
  async function* failing(): AsyncGenerator<Buffer> {
    yield* blocks('1\tone\n')
    throw new Error('the file ended')
  }
  await expect(copyIn(client, 'copy t from stdin', failing())).rejects.toThrow('the file ended')
  expect((await client.query('select * from t')).rows).toEqual([])
})

test('a connection that breaks while rows are sent is an error', async () => {
  const client = await connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const killer = await connect()
  async function* endless(): AsyncGenerator<Buffer> {
    for (let n = 1; ; n += 1) {
      if (n === 1000) await killer.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      yield Buffer.from(`${n}\t${'x'.repeat(10_000)}\n`)
    }
  }
  await expect(copyIn(client, 'copy t from stdin', endless())).rejects.toThrow(/terminat/)
})
