import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { maySee } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { EvidencePage, exampleEvidence, ListEvidence } from './schema.ts'
import { countThere, listParts, type NewPiece } from './store.ts'

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
    const rows = await listParts(tx, personId, { all: mine }, { limit: limit + 1, before })
    const shown = pageOf(rows, limit, (row) => ({ at: row.at, id: row.id }))
    return {
      items: shown.items.map((row) => ({
        id: row.id,
        source: row.source,
        at: new Date(row.at).toISOString(),
        role: row.role,
        text: row.text,
        paths: row.paths as string[],
        mine,
      })),
      next: shown.next,
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
