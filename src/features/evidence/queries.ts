import { termsOf } from '#engine/rank/words.ts'
import { type Instant, toIso } from '#engine/time/instant.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { maySee } from '#features/people/policy.ts'
import { loadPerson, namesOf } from '#features/people/queries.ts'
import { EvidencePage, EvidencePath, EvidencePiece, exampleEvidence, ListEvidence } from './schema.ts'
import { countThere, findExternalIds, findPiece, findTogether, listParts, type NewPiece } from './store.ts'
import { hides } from './topics/queries.ts'
import { hiddenTopicsOf } from './topics/store.ts'

export const listEvidence = query({
  name: 'evidence.list',
  http: 'GET /people/{personId}/evidence',
  summary: "What a person is known by here, newest first; one's own in full.",
  access: { who: 'person', scope: 'people' },
  input: ListEvidence,
  output: EvidencePage,
  example: {
    input: { personId: '5h8j1k4m7n0p3q6r9s2t5v8w1x', limit: 20 },
    output: { items: [exampleEvidence], next: null },
  },
  async run({ tx, actor }, { personId, limit, cursor }) {
    assert(actor.kind === 'person', 'Evidence is listed for a person.')
    const person = await loadPerson(tx, personId)
    if (!person || !maySee(actor, person, tx.now)) return refuse('request.notFound')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const mine = actor.personId === personId
    const topics = mine ? [] : await hiddenTopicsOf(tx, personId)
    const rows = await listParts(tx, personId, { all: mine }, { limit: limit + 1, before })
    const shown = pageOf(rows, limit, (row) => ({ at: row.at, id: row.id }))
    return {
      items: shown.items
        .filter((row) => topics.length === 0 || !hides(topics, termsOf(row.text)))
        .map((row) => ({
          id: row.id,
          source: row.source,
          at: new Date(row.at).toISOString(),
          role: row.role,
          text: row.text,
          paths: row.paths as string[],
          mine,
          hidden: row.hiddenAt !== null,
        })),
      next: shown.next,
    }
  },
})

/** Where a reason comes from. */
export const getEvidence = query({
  name: 'evidence.get',
  http: 'GET /evidence/{evidenceId}',
  summary: 'One piece of evidence that I may see, with the people in it.',
  access: { who: 'person', scope: 'people' },
  input: EvidencePath,
  output: EvidencePiece,
  example: {
    input: { evidenceId: exampleEvidence.id },
    output: {
      id: exampleEvidence.id,
      source: exampleEvidence.source,
      at: exampleEvidence.at,
      text: exampleEvidence.text,
      paths: exampleEvidence.paths,
      people: [{ id: '5h8j1k4m7n0p3q6r9s2t5v8w1x', name: 'Mina Kwon', role: 'author' }],
    },
  },
  async run({ tx, actor }, { evidenceId }) {
    assert(actor.kind === 'person', 'Evidence is read by a person.')
    const piece = await findPiece(tx, evidenceId)
    if (!piece || piece.people.length === 0) return refuse('request.notFound')
    const isIn = piece.people.some(([personId]) => personId === actor.personId)
    if (piece.seenBy === 'people' && !isIn) return refuse('request.notFound')
    const names = await namesOf(
      tx,
      piece.people.map(([personId]) => personId),
    )
    return {
      id: piece.id,
      source: piece.source,
      at: toIso(piece.at),
      text: piece.text,
      paths: [...piece.paths],
      people: piece.people.map(([id, role]) => ({ id, name: names.get(id)?.name ?? '', role })),
    }
  },
})

/** How many of these pieces `takePieces` would add. */
export async function countNew(tx: Tx, pieces: readonly NewPiece[]): Promise<number> {
  return new Set(pieces.map(keyOf)).size - (await countThere(tx, pieces))
}

function keyOf({ source, externalId }: NewPiece): string {
  return JSON.stringify([source, externalId])
}

/** What their source calls these pieces: for what came from an ask, the ask's id. */
export function externalIdsOf(tx: Tx, pieceIds: readonly string[]): Promise<Map<string, string>> {
  return findExternalIds(tx, pieceIds)
}

/** Those of these people whom a person had worked with or been helped by before then, as far as evidence knows. */
export async function workedWith(
  tx: Tx,
  personId: string,
  others: readonly string[],
  before: Instant,
): Promise<readonly string[]> {
  return others.length === 0 ? [] : findTogether(tx, { personId, before }, others)
}
