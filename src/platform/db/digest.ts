import { createHash, hash } from 'node:crypto'
import type pg from 'pg'
import { copyList, inSnapshot, listTables, type Table } from './archive/catalog.ts'
import { copyOut } from './archive/copy.ts'
import type { Connection } from './connection.ts'
import { rethrow } from './outage.ts'
import { connectClient } from './pool.ts'

/** A table, or some of its columns, that is no content: it may differ between equal databases. */
export interface Volatile {
  readonly table: string
  /** default: the whole table */
  readonly columns?: readonly string[]
  readonly reason: string
}

export interface Digest {
  /** 64 hex digits */
  readonly digest: string
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly digest: string }>>
}

/**
 * A hash of the logical content: equal before and after a move to another PostgreSQL (15 or newer), a restore or a
 * VACUUM, whatever the order of rows and columns on disk. Empty tables, sequences, generated columns and the list of
 * migrations don't count. Reads everything once; 100,000 short rows take about half a second.
 */
export async function digestOf(connection: Connection, leaveOut: readonly Volatile[] = []): Promise<Digest> {
  const client = await connectClient(connection, { name: 'askwell digest', statementTimeoutMs: 0 })
  try {
    return await inSnapshot(client, () => digestTables(client, leaveOut))
  } catch (error) {
    return rethrow(error)
  } finally {
    await client.end()
  }
}

async function digestTables(client: pg.Client, leaveOut: readonly Volatile[]): Promise<Digest> {
  const whole = createHash('sha256')
  const tables: Record<string, { rows: number; digest: string }> = {}
  for (const table of withoutVolatile(await listTables(client), leaveOut)) {
    const found = await digestTable(client, table)
    if (found.rows === 0) continue
    tables[table.name] = found
    whole.update(`${JSON.stringify([table.name, table.columns, found.rows, found.digest])}\n`)
  }
  return { digest: whole.digest('hex'), tables }
}

function withoutVolatile(tables: readonly Table[], leaveOut: readonly Volatile[]): Table[] {
  return tables.flatMap(({ name, columns }) => {
    const volatile = leaveOut.filter(({ table }) => table === name)
    if (volatile.some((entry) => entry.columns === undefined)) return []
    const left = new Set(volatile.flatMap((entry) => entry.columns ?? []))
    const content = columns.filter((column) => !left.has(column))
    return content.length === 0 ? [] : [{ name, columns: content }]
  })
}

const MODULUS = 1n << 256n

/** The sum of the rows' hashes: the same in any order, and a row that is there twice counts twice. */
async function digestTable(client: pg.Client, table: Table): Promise<{ rows: number; digest: string }> {
  let sum = 0n
  let count = 0
  for await (const rows of copyOut(client, `copy ${copyList(table)} to stdout`)) {
    for (const row of rows) sum += BigInt(`0x${hash('sha256', row)}`)
    sum %= MODULUS
    count += rows.length
  }
  return { rows: count, digest: sum.toString(16).padStart(64, '0') }
}
