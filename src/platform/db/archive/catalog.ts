import type pg from 'pg'

/** A table and what of it is content: generated columns are left out, they follow from the others. */
export interface Table {
  readonly name: string
  /** by name, so that the order in which migrations added them doesn't matter */
  readonly columns: readonly string[]
}

export const MIGRATIONS_TABLE = 'schema_migrations'

/**
 * The tables of ours (schema `public`) by name, without the list of migrations and without what belongs to an
 * extension.
 */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name,
            array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attname::text collate "C") as columns
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
       and not exists (select from pg_depend d
                       where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by c.relname::text collate "C"`,
    [MIGRATIONS_TABLE],
  )
  return rows
}

/** The last value that each sequence gave, as text; one that gave none isn't in it. */
export async function listSequences(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename::text collate "C"`,
  )
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

export async function tablesWithRows(client: pg.ClientBase, tables: readonly Table[]): Promise<string[]> {
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rowCount !== 0) found.push(name)
  }
  return found
}

/** Times, numbers and bytes are written the same by every server, whatever its settings and version. */
export async function fixForms(client: pg.ClientBase): Promise<void> {
  await client.query(
    `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'postgres';
     set local bytea_output = 'hex'; set local extra_float_digits = 1; set local xmloption = 'content';
     set local search_path = public; set local row_security = off; set local statement_timeout = 0;
     set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0`,
  )
}

/**
 * Runs `work` on one unchanging state of the whole database.
 * @param client is of no use after an error
 */
export async function inSnapshot<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  await fixForms(client)
  const result = await work()
  await client.query('commit')
  return result
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** `"ask" ("id", "text")`, for COPY */
export function copyList({ name, columns }: Table): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`
}
