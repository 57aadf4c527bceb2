import { sql } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'

/** Where a text of somebody speaks of a person. */
export interface Mention {
  /** `ask_thanks.text` */
  readonly place: string
  readonly id: string
  /** the ask that it belongs to, where it belongs to one */
  readonly askId: string | null
}

interface Column {
  readonly table: string
  readonly column: string
  readonly id: string
  readonly askId: string | null
}

/** Tables whose names are other people's, and what only machines read. */
const NOT_LOOKED_AT = ['people_persons', 'people_teams', 'schema_migrations']

/**
 * Looks through every text of the database for words: as a whole, without regard to case. It reads all of it, so it
 * is for a person's erasure and nothing that happens daily. A new table is looked through without anybody thinking
 * of it.
 */
export async function findMentions(tx: Tx, words: readonly string[]): Promise<Mention[]> {
  const patterns = words.filter((word) => word.trim() !== '').map(patternOf)
  if (patterns.length === 0) return []
  const found: Mention[] = []
  for (const column of await textColumns(tx)) found.push(...(await lookIn(tx, column, patterns)))
  return found
}

async function textColumns(tx: Tx): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as column,
      coalesce((select i.attname from pg_attribute i where i.attrelid = c.oid and i.attname = 'id'), a.attname) as id,
      (select i.attname from pg_attribute i where i.attrelid = c.oid and i.attname = 'ask_id') as ask_id
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all(${NOT_LOOKED_AT})
      and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
    order by c.relname, a.attnum`.execute(tx.db)
  return rows
}

async function lookIn(tx: Tx, at: Column, patterns: readonly string[]): Promise<Mention[]> {
  const askId = at.table === 'ask_asks' ? sql.ref('id') : at.askId === null ? sql`null` : sql.ref(at.askId)
  const { rows } = await sql<{ id: string; askId: string | null }>`
    select left(${sql.ref(at.id)}::text, 64) as id, ${askId} as ask_id from ${sql.table(at.table)}
    where ${sql.ref(at.column)}::text ~* any(${[...patterns]}) limit 1000`.execute(tx.db)
  return rows.map((row) => ({ place: `${at.table}.${at.column}`, id: row.id, askId: row.askId }))
}

/** A word with its own borders: 'Ada' isn't in 'Adamant'. */
function patternOf(word: string): string {
  const literal = word
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
  return `(^|[^[:alnum:]])${literal}($|[^[:alnum:]])`
}
