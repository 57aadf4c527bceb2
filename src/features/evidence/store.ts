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
  evidencePeople: { pieceId: string; personId: string; role: string; at: number; removedAt: number | null }
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
 * removed: the mark is a row, and a row that exists is left alone.
 *
 * @returns ids of the pieces that are new
 */
export async function addPieces(
  tx: Tx,
  pieces: readonly NewPiece[],
  runId: string | null,
): Promise<string[]> {
  if (pieces.length === 0) return []
  const rows = pieces.map((piece) => ({
    id: newId(),
    source: piece.source,
    externalId: piece.externalId,
    at: piece.at,
    text: piece.text,
    paths: json(piece.paths),
    seenBy: piece.seenBy,
    runId,
    changedIn: thisTransaction,
  }))
  const added = await db(tx)
    .insertInto('evidencePieces')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['source', 'externalId']).doNothing())
    .returning('id')
    .execute()
  const ids = await idsOf(tx, pieces)
  const people = pieces.flatMap((piece) => {
    const pieceId = ids.get(keyOf(piece))
    return pieceId === undefined
      ? []
      : once(piece).map(([personId, role]) => ({ pieceId, personId, role, at: piece.at }))
  })
  const joined = await insertPeople(tx, people)
  const isNew = new Set(added.map((row) => row.id))
  await touch(
    tx,
    [...new Set(joined)].filter((id) => !isNew.has(id)),
  )
  return [...isNew]
}

async function idsOf(tx: Tx, pieces: readonly NewPiece[]): Promise<Map<string, string>> {
  const sources = JSON.stringify(pieces.map((piece) => [piece.source, piece.externalId]))
  const { rows } = await sql<{ id: string; source: string; externalId: string }>`
    select p.id, p.source, p.external_id from jsonb_array_elements(${sources}::jsonb) as wanted
    join evidence_pieces p on p.source = wanted->>0 and p.external_id = wanted->>1`.execute(tx.db)
  return new Map(rows.map((row) => [keyOf(row), row.id]))
}

async function insertPeople(
  tx: Tx,
  people: readonly { pieceId: string; personId: string; role: string; at: number }[],
): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await db(tx)
    .insertInto('evidencePeople')
    .values([...people])
    .onConflict((conflict) => conflict.doNothing())
    .returning('pieceId')
    .execute()
  return rows.map((row) => row.pieceId)
}

async function touch(tx: Tx, pieceIds: readonly string[]): Promise<void> {
  if (pieceIds.length === 0) return
  await db(tx)
    .updateTable('evidencePieces')
    .set({ changedIn: thisTransaction })
    .where('id', 'in', pieceIds)
    .execute()
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

export async function partsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('evidencePeople')
    .select('pieceId')
    .distinct()
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .execute()
  return rows.map((row) => row.pieceId)
}

/** Takes back what one import run added; the pieces go whole, with the marks on them. */
export async function removeRun(tx: Tx, runId: string): Promise<number> {
  const gone = await db(tx).deleteFrom('evidencePieces').where('runId', '=', runId).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

export type PartRow = Selectable<EvidenceTables['evidencePieces']> & { role: string }

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
    .select('evidencePeople.role')
    .where('evidencePeople.personId', '=', personId)
    .where('evidencePeople.removedAt', 'is', null)
  if (!sight.all) query = query.where('evidencePieces.seenBy', '=', 'all')
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

/** How far a reader has come: everything before this transaction, and of this one what has a smaller id. */
export interface Place {
  readonly transaction: number
  readonly id: string
}

/** The first transaction that may still be running: what is before it is visible for good. */
export async function horizon(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    first: number
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as first`.execute(tx.db)
  return rows[0]?.first ?? 0
}

/** Pieces that changed from `place` on in transactions before `upTo`, with the people who are left in them. */
export async function readChanged(tx: Tx, place: Place, upTo: number, most: number): Promise<StoredPiece[]> {
  const { rows } = await sql<PieceRow>`
    select ${columns} from evidence_pieces p
    where (p.changed_in, p.id) > (${place.transaction}, ${place.id}) and p.changed_in < ${upTo}
    order by p.changed_in, p.id limit ${most}`.execute(tx.db)
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

const columns = sql`p.id, p.source, p.external_id, p.at, p.text, p.paths, p.seen_by, p.changed_in,
  coalesce((select jsonb_agg(jsonb_build_array(w.person_id, w.role) order by w.person_id, w.role)
    from evidence_people w where w.piece_id = p.id and w.removed_at is null), '[]'::jsonb) as people`

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
