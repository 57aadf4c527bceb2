import { type Selectable, sql } from 'kysely'
import { type Instant, instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

type EvidenceTables = {
  evidencePieces: {
    id: string
    source: string
    externalId: string
    at: number
    text: string
    paths: unknown
    seenBy: 'all' | 'people'
    runId: string | null
    changedIn: number
  }
  evidencePeople: {
    pieceId: string
    personId: string
    role: string
    at: number
    removedAt: number | null
    hiddenAt: number | null
  }
}

export interface NewPiece {
  readonly source: string
  readonly externalId: string
  readonly at: Instant
  readonly text: string
  readonly paths: readonly string[]
  readonly people: readonly (readonly [personId: string, role: string])[]
  readonly seenBy: 'all' | 'people'
}

export interface StoredPiece extends NewPiece {
  readonly id: string
  readonly changedIn: number
}

const db = (tx: Tx) => tx.db.withTables<EvidenceTables>()

const thisTransaction = sql<number>`pg_current_xact_id()::text::bigint`

/**
 * Adds pieces that aren't there yet, and people whom a known piece didn't have yet. Who removed their part stays
 * removed: the mark is a row, and a row that exists is left alone. A piece without words (its people were gone, or
 * its run was undone) gets them again with the first person who joins it.
 *
 * @returns ids of the pieces that are new, or have come back
 */
export async function addPieces(
  tx: Tx,
  pieces: readonly NewPiece[],
  runId: string | null,
): Promise<string[]> {
  if (pieces.length === 0) return []
  const added = await insertPieces(tx, pieces, runId)
  const ids = await idsOf(tx, pieces)
  const people = pieces.flatMap((piece) => {
    const pieceId = ids.get(keyOf(piece))
    return pieceId === undefined
      ? []
      : once(piece).map(([personId, role]) => ({ pieceId, personId, role, at: piece.at }))
  })
  const joined = new Set(await insertPeople(tx, people))
  for (const id of added) joined.delete(id)
  if (joined.size === 0) return added
  const returning = pieces.filter((piece) => joined.has(ids.get(keyOf(piece)) ?? ''))
  const back = await giveWordsBack(tx, returning, runId)
  for (const id of back) joined.delete(id)
  await touch(tx, [...joined])
  return [...added, ...back]
}

/** Lists as parameters: a thousand rows are then one short statement, however many columns they have. */
function rowsOf(pieces: readonly NewPiece[]) {
  return sql`unnest(${pieces.map(() => newId())}::text[], ${pieces.map((piece) => piece.source)}::text[],
    ${pieces.map((piece) => piece.externalId)}::text[], ${pieces.map((piece) => piece.at)}::bigint[],
    ${pieces.map((piece) => piece.text)}::text[], ${pieces.map((piece) => JSON.stringify(piece.paths))}::text[],
    ${pieces.map((piece) => piece.seenBy)}::text[])
    as given(id, source, external_id, at, text, paths, seen_by)`
}

async function insertPieces(tx: Tx, pieces: readonly NewPiece[], runId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    insert into evidence_pieces (id, source, external_id, at, text, paths, seen_by, run_id, changed_in)
    select id, source, external_id, at, text, paths::jsonb, seen_by, ${runId}::text, ${thisTransaction}
    from ${rowsOf(pieces)}
    on conflict (source, external_id) do nothing
    returning id`.execute(tx.db)
  return rows.map((row) => row.id)
}

async function giveWordsBack(tx: Tx, pieces: readonly NewPiece[], runId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update evidence_pieces p
    set text = given.text, paths = given.paths::jsonb, seen_by = given.seen_by, run_id = ${runId}, changed_in = ${thisTransaction}
    from ${rowsOf(pieces)}
    where p.source = given.source and p.external_id = given.external_id and p.text = '' and p.paths = '[]'::jsonb
    returning p.id`.execute(tx.db)
  return rows.map((row) => row.id)
}

async function idsOf(tx: Tx, pieces: readonly NewPiece[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; source: string; externalId: string }>`
    select p.id, p.source, p.external_id
    from unnest(${pieces.map((piece) => piece.source)}::text[], ${pieces.map((piece) => piece.externalId)}::text[])
      as given(source, external_id)
    join evidence_pieces p using (source, external_id)`.execute(tx.db)
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

/** How many of them are here with words: what would come back counts as not here. */
export async function countThere(tx: Tx, pieces: readonly NewPiece[]): Promise<number> {
  if (pieces.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(distinct p.id)::int as count
    from unnest(${pieces.map((piece) => piece.source)}::text[], ${pieces.map((piece) => piece.externalId)}::text[])
      as given(source, external_id)
    join evidence_pieces p using (source, external_id)
    where p.text <> '' or p.paths <> '[]'::jsonb
      or exists (select from evidence_people w where w.piece_id = p.id and w.removed_at is not null)`.execute(
    tx.db,
  )
  return rows[0]?.count ?? 0
}

async function insertPeople(
  tx: Tx,
  people: readonly { pieceId: string; personId: string; role: string; at: number }[],
): Promise<string[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ pieceId: string }>`
    insert into evidence_people (piece_id, person_id, role, at)
    select * from unnest(${people.map((row) => row.pieceId)}::text[], ${people.map((row) => row.personId)}::text[],
      ${people.map((row) => row.role)}::text[], ${people.map((row) => row.at)}::bigint[])
    on conflict do nothing
    returning piece_id`.execute(tx.db)
  return rows.map((row) => row.pieceId)
}

async function touch(tx: Tx, pieceIds: readonly string[]): Promise<void> {
  if (pieceIds.length === 0) return
  await sql`update evidence_pieces set changed_in = ${thisTransaction} where id = any(${[...pieceIds]})`.execute(
    tx.db,
  )
}

function keyOf(piece: { source: string; externalId: string }): string {
  return `${piece.source}\n${piece.externalId}`
}

function once(piece: NewPiece): (readonly [string, string])[] {
  const seen = new Map(
    piece.people.map(([personId, role]) => [`${personId} ${role}`, [personId, role] as const]),
  )
  return [...seen.values()]
}

export interface Part {
  readonly pieceId: string
  readonly personId: string
}

/** Marks one person's part of a piece as removed; a piece that nobody is left in loses its words. */
export async function removePart(tx: Tx, part: Part): Promise<boolean> {
  const marked = await db(tx)
    .updateTable('evidencePeople')
    .set({ removedAt: tx.now })
    .where('pieceId', '=', part.pieceId)
    .where('personId', '=', part.personId)
    .where('removedAt', 'is', null)
    .returning('pieceId')
    .execute()
  if (marked.length === 0) return false
  const left = await db(tx)
    .selectFrom('evidencePeople')
    .select('personId')
    .where('pieceId', '=', part.pieceId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  const words = left ? {} : { text: '', paths: json([]) }
  await db(tx)
    .updateTable('evidencePieces')
    .set({ changedIn: thisTransaction, ...words })
    .where('id', '=', part.pieceId)
    .execute()
  return true
}

/**
 * The same for everything that a person is in, in two statements: somebody may be in ten thousands of pieces. What
 * came from an ask of theirs is in their words, and loses them whoever else is in it.
 */
export async function removeAllParts(tx: Tx, personId: string): Promise<void> {
  await sql`
    update evidence_people set removed_at = ${tx.now} where person_id = ${personId} and removed_at is null`.execute(
    tx.db,
  )
  await sql`
    update evidence_pieces p set changed_in = ${thisTransaction},
      text = case when alone then '' else p.text end, paths = case when alone then '[]'::jsonb else p.paths end
    from (
      select piece_id, bool_and(removed_at is not null)
          or bool_or(person_id = ${personId} and role = 'asker') and bool_or(own.source = 'ask') as alone
      from evidence_people join evidence_pieces own on own.id = piece_id
      where piece_id in (select piece_id from evidence_people where person_id = ${personId})
      group by piece_id
    ) as parts
    where p.id = parts.piece_id`.execute(tx.db)
}

/**
 * Takes back what one import run added: the pieces lose their words and their people, and stay as empty rows, so
 * that readers hear of it and the marks of who removed their part hold when the import runs again.
 */
export async function removeRun(tx: Tx, runId: string): Promise<number> {
  await sql`
    delete from evidence_people w using evidence_pieces p
    where p.run_id = ${runId} and w.piece_id = p.id and w.removed_at is null and w.hidden_at is null`.execute(
    tx.db,
  )
  const emptied = await sql`
    update evidence_pieces set text = '', paths = '[]', run_id = null, changed_in = ${thisTransaction}
    where run_id = ${runId}`.execute(tx.db)
  return Number(emptied.numAffectedRows ?? 0)
}

export type PartRow = Selectable<EvidenceTables['evidencePieces']> & { role: string; hiddenAt: number | null }

/** Those of these people who are in a piece together with that person; what either removed or the other hid is left out. */
export async function findTogether(
  tx: Tx,
  { personId, before }: { readonly personId: string; readonly before: Instant },
  others: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct o.person_id from evidence_people m
    join evidence_people o on o.piece_id = m.piece_id and o.person_id <> m.person_id
    where m.person_id = ${personId} and o.person_id = any(${[...others]}::text[])
      and m.at < ${before} and m.removed_at is null and o.removed_at is null and o.hidden_at is null`.execute(
    tx.db,
  )
  return rows.map((row) => row.personId)
}

/** What is left of somebody's parts in one role, newest first. */
export async function findPartsIn(tx: Tx, personId: string, role: string): Promise<PartRow[]> {
  return db(tx)
    .selectFrom('evidencePeople')
    .innerJoin('evidencePieces', 'evidencePieces.id', 'evidencePeople.pieceId')
    .selectAll('evidencePieces')
    .select(['evidencePeople.role', 'evidencePeople.hiddenAt'])
    .where('evidencePeople.personId', '=', personId)
    .where('evidencePeople.role', '=', role)
    .where('evidencePeople.removedAt', 'is', null)
    .orderBy('evidencePeople.at', 'desc')
    .execute()
}

export async function listParts(
  tx: Tx,
  personId: string,
  sight: { readonly all: boolean },
  page: { limit: number; before: { at: number; id: string } | null },
): Promise<PartRow[]> {
  let query = db(tx)
    .selectFrom('evidencePeople')
    .innerJoin('evidencePieces', 'evidencePieces.id', 'evidencePeople.pieceId')
    .selectAll('evidencePieces')
    .select(['evidencePeople.role', 'evidencePeople.hiddenAt'])
    .where('evidencePeople.personId', '=', personId)
    .where('evidencePeople.removedAt', 'is', null)
    // an undone run leaves the mark of who hid their part, without words
    .where((where) =>
      where.or([where('evidencePeople.hiddenAt', 'is', null), where('evidencePieces.text', '<>', '')]),
    )
  if (!sight.all) {
    query = query.where('evidencePieces.seenBy', '=', 'all').where('evidencePeople.hiddenAt', 'is', null)
  }
  const { before } = page
  if (before) {
    query = query.where((where) =>
      where.or([
        where('evidencePeople.at', '<', before.at),
        where.and([
          where('evidencePeople.at', '=', before.at),
          where('evidencePeople.pieceId', '>', before.id),
        ]),
      ]),
    )
  }
  return query
    .orderBy('evidencePeople.at', 'desc')
    .orderBy('evidencePeople.pieceId')
    .orderBy('evidencePeople.role')
    .limit(page.limit)
    .execute()
}

export async function findExternalIds(tx: Tx, pieceIds: readonly string[]): Promise<Map<string, string>> {
  if (pieceIds.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('evidencePieces')
    .select(['id', 'externalId'])
    .where('id', 'in', pieceIds)
    .execute()
  return new Map(rows.map((row) => [row.id, row.externalId]))
}

/** How far a reader has come: everything before this transaction, and of this one what has a smaller id. */
export interface Place {
  readonly transaction: number
  readonly id: string
}

/** The first transaction that may still be running, anywhere in this PostgreSQL: what is before it is visible for good. */
export async function horizon(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    first: number
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as first`.execute(tx.db)
  return rows[0]?.first ?? 0
}

/**
 * Pieces that changed from `place` on in transactions that have ended, with the people who are left in them. What this
 * transaction itself wrote is left out: it may still be taken back.
 */
export async function readChanged(tx: Tx, place: Place, most: number): Promise<StoredPiece[]> {
  const { rows } = await sql<PieceRow>`
    select ${columns} from evidence_pieces p
    where (p.changed_in, p.id) > (${place.transaction}, ${place.id})
      and p.changed_in <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, -1)
    order by p.changed_in, p.id limit ${most}`.execute(tx.db)
  return rows.map(stored)
}

/** One piece with the people whom others may see in it; null where there is none. */
export async function findPiece(tx: Tx, id: string): Promise<StoredPiece | null> {
  const { rows } = await sql<PieceRow>`select ${columns} from evidence_pieces p where p.id = ${id}`.execute(
    tx.db,
  )
  const [row] = rows
  return row === undefined ? null : stored(row)
}

export async function readPieces(tx: Tx, ids: readonly string[]): Promise<StoredPiece[]> {
  const { rows } = await sql<PieceRow>`
    select ${columns} from evidence_pieces p where p.id = any(${[...ids]}) order by p.id`.execute(tx.db)
  return rows.map(stored)
}

/** All pieces in the order of their ids, whatever transaction wrote them (a restored one carries foreign numbers). */
export async function readAll(tx: Tx, afterId: string, most: number): Promise<StoredPiece[]> {
  const { rows } = await sql<PieceRow>`
    select ${columns} from evidence_pieces p where p.id > ${afterId} order by p.id limit ${most}`.execute(
    tx.db,
  )
  return rows.map(stored)
}

/** The filter stands in the aggregate, so that only the primary key fits: right after a large import, before
 * PostgreSQL has counted, it took the index by person and read all of it for each piece. */
const columns = sql`p.id, p.source, p.external_id, p.at, p.text, p.paths, p.seen_by, p.changed_in,
  coalesce((select jsonb_agg(jsonb_build_array(w.person_id, w.role) order by w.person_id, w.role)
      filter (where w.removed_at is null and w.hidden_at is null)
    from evidence_people w where w.piece_id = p.id), '[]'::jsonb) as people`

interface PieceRow {
  id: string
  source: string
  externalId: string
  at: number
  text: string
  paths: readonly string[]
  seenBy: 'all' | 'people'
  changedIn: number
  people: readonly (readonly [string, string])[]
}

function stored(row: PieceRow): StoredPiece {
  return { ...row, at: instant(row.at) }
}
