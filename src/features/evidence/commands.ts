import { createHash } from 'node:crypto'
import { z } from 'zod'
import { instant } from '#engine/time/instant.ts'
import { command } from '#platform/operation.ts'
import { assert, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { findIdsByKey } from '#features/people/queries.ts'
import { AddedEvidence, AddEvidence, type EvidenceLine, EvidencePath, exampleEvidence } from './schema.ts'
import { addPieces, type NewPiece, removePart, removeRun } from './store.ts'

export const addEvidence = command({
  name: 'evidence.add',
  http: 'POST /evidence',
  summary:
    'Add up to 1,000 pieces of evidence. Known pieces are left alone, so the same batch may be sent again.',
  access: { who: 'admin', scope: 'evidence', scopeSuffices: true },
  input: AddEvidence,
  output: AddedEvidence,
  example: {
    input: {
      items: [
        {
          time: '2026-03-12T16:45:00Z',
          people: [['ada@example.org', 'author']],
          text: exampleEvidence.text,
          source: 'git',
        },
      ],
    },
    output: { added: 1, known: 0, unknownPeople: 0 },
  },
  run: ({ tx }, { items }) => takeLines(tx, items, null),
})

/** Lines as they stand in a file; persons are addresses or ids of this organisation, others are left out. */
export async function takeLines(tx: Tx, lines: readonly EvidenceLine[], runId: string | null) {
  const keys = lines.flatMap((line) => peopleOf(line).map(([who]) => who))
  const ids = await findIdsByKey(tx, [...new Set(keys)])
  const pieces: NewPiece[] = []
  for (const line of lines) {
    const people = peopleOf(line).flatMap(([who, role]) => {
      const personId = ids.get(who.toLowerCase())
      return personId === undefined ? [] : [[personId, role] as const]
    })
    if (people.length > 0) pieces.push(pieceOf(line, people))
  }
  const added = await takePieces(tx, pieces, runId)
  return { added, known: pieces.length - added, unknownPeople: lines.length - pieces.length }
}

/** @returns how many were new */
export async function takePieces(tx: Tx, pieces: readonly NewPiece[], runId: string | null): Promise<number> {
  const added = await addPieces(tx, pieces, runId)
  return added.length
}

export const removeEvidence = command({
  name: 'evidence.remove',
  http: 'DELETE /evidence/{evidenceId}',
  summary: 'Remove my part of a piece of evidence. It stays removed when an import runs again.',
  access: {
    who: 'person',
    scope: 'evidence',
    object: { param: 'evidenceId', belongsTo: 'person', others: 404 },
  },
  input: EvidencePath,
  output: z.null(),
  status: 204,
  example: { input: { evidenceId: exampleEvidence.id }, output: null },
  async run({ tx, actor }, { evidenceId }) {
    assert(actor.kind === 'person', 'Evidence is removed by its owner.')
    const part = { pieceId: evidenceId, personId: actor.personId }
    if (!(await removePart(tx, part))) return refuse('request.notFound')
    const about = { kind: 'evidence', id: actor.personId }
    tx.append({
      type: 'evidence.removed',
      about,
      payload: { pieceId: evidenceId, personId: actor.personId },
      hear: [{ about, people: [actor.personId] }],
    })
    return null
  },
})

export async function undoRun(tx: Tx, runId: string): Promise<number> {
  return removeRun(tx, runId)
}

function peopleOf(line: EvidenceLine): readonly (readonly [string, string])[] {
  if (line.people) return line.people
  return line.person === undefined ? [] : [[line.person, line.role ?? 'author']]
}

function pieceOf(line: EvidenceLine, people: NewPiece['people']): NewPiece {
  const at = instant(line.t === undefined ? Date.parse(line.time ?? '') : line.t * 1_000)
  return {
    source: line.source ?? 'evidence',
    externalId: line.id ?? contentId(line, at),
    at: instant(Math.round(at)),
    text: line.text,
    paths: (line.paths ?? []).slice(0, 60),
    people,
    seenBy: 'all',
  }
}

/** A line without an id is itself: the same line again is the same piece. */
function contentId(line: EvidenceLine, at: number): string {
  const content = JSON.stringify([at, peopleOf(line), line.text, line.paths ?? []])
  return createHash('sha256').update(content).digest('base64url').slice(0, 32)
}
