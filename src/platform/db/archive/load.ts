import type pg from 'pg'
import { Fault } from '#platform/refusal.ts'
import { type BackupHead, type BackupPart, type BackupTail, readBackup } from './backup-file.ts'
import { copyList, fixForms, listTables, quoted, type Table, tablesWithRows } from './catalog.ts'
import { copyIn } from './copy.ts'

export interface LoadPlan {
  readonly path: string
  readonly head: BackupHead
  /** tables whose rows are ours to replace: migrations planted them a moment ago */
  readonly planted: readonly string[]
  /** a table that must be empty and isn't */
  readonly notEmpty: (table: string) => Error
}

/**
 * Puts a checked backup into the empty tables of its own schema, in one transaction: all of it or nothing.
 *
 * Foreign keys are taken away and made again at the end, which checks all rows at once and lets tables that point at
 * each other be filled; only a superuser could switch them off, and outside we are none.
 */
export async function loadBackup(client: pg.Client, plan: LoadPlan): Promise<BackupTail> {
  await client.query('begin')
  await fixForms(client)
  const tables = await listTables(client)
  insistOnSameTables(plan.head.tables, tables)
  if (tables.length > 0) await emptyTables(client, tables, plan)
  const putBack = await takeAway(client)
  const tail = await copyAll(client, plan)
  for (const statement of putBack) await client.query(statement)
  for (const [name, value] of Object.entries(plan.head.sequences)) {
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), value])
  }
  await insistOnRows(client, tail)
  await client.query('commit')
  return tail
}

function insistOnSameTables(wanted: readonly Table[], found: readonly Table[]): void {
  if (JSON.stringify(wanted) === JSON.stringify(found.map(({ name, columns }) => ({ name, columns })))) return
  throw new Fault('the migrations that the backup names make other tables than it holds')
}

/** Locked first: nobody may write between the look and the emptying. */
async function emptyTables(client: pg.Client, tables: readonly Table[], plan: LoadPlan): Promise<void> {
  const all = tables.map(({ name }) => quoted(name)).join(', ')
  await client.query(`lock table ${all} in access exclusive mode`)
  const filled = await tablesWithRows(client, tables)
  const foreign = filled.find((name) => !plan.planted.includes(name))
  if (foreign !== undefined) throw plan.notEmpty(foreign)
  if (filled.length > 0) await client.query(`truncate ${all}`)
}

/** Takes away foreign keys and switches off triggers; the statements that put them back. */
async function takeAway(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
           format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
    from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
    union all
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
           format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
    from pg_trigger t join pg_class c on c.oid = tgrelid
    where not tgisinternal and tgenabled = 'O' and tgparentid = 0 and c.relnamespace = 'public'::regnamespace`)
  for (const { away } of rows) await client.query(away)
  return rows.map(({ back }) => back)
}

async function copyAll(client: pg.Client, { path }: LoadPlan): Promise<BackupTail> {
  const parts = readBackup(path)
  try {
    let part = await nextPart(parts)
    if (part?.kind === 'head') part = await nextPart(parts)
    while (part?.kind === 'rows') {
      const { table } = part
      const rest: { part: BackupPart | undefined } = { part }
      await copyIn(client, `copy ${copyList(table)} from stdin`, blocksOf(table, rest, parts))
      part = rest.part
    }
    if (part?.kind !== 'tail') throw new Fault('the backup changed while it was read')
    return part.tail
  } finally {
    await parts.return(undefined)
  }
}

/** The blocks of one table; leaves the part after them in `rest`. */
async function* blocksOf(
  table: Table,
  rest: { part: BackupPart | undefined },
  parts: AsyncIterator<BackupPart>,
): AsyncGenerator<Buffer> {
  while (rest.part?.kind === 'rows' && rest.part.table.name === table.name) {
    yield rest.part.block
    rest.part = await nextPart(parts)
  }
}

async function nextPart(parts: AsyncIterator<BackupPart>): Promise<BackupPart | undefined> {
  const { done, value } = await parts.next()
  return done ? undefined : value
}

async function insistOnRows(client: pg.Client, tail: BackupTail): Promise<void> {
  for (const [name, wanted] of Object.entries(tail.rows)) {
    const { rows } = await client.query<{ count: string }>(
      `select count(*)::text as count from ${quoted(name)}`,
    )
    if (rows[0]?.count !== String(wanted)) throw new Fault(`the backup has ${wanted} rows of ${name}`)
  }
}
