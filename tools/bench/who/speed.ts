import type { Piece } from '#engine/evidence/piece.ts'
import { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { restore, snapshot } from '#engine/rank/snapshot.ts'
import { who } from '#engine/rank/who.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'
import { quantile } from './metrics.ts'
import { firstLine } from './peers.ts'

export interface Speed {
  readonly name: string
  readonly p50: number
  readonly p95: number
}

/** Text to ranked people with reasons, on a full index, warmed up. */
export function measureSpeed(name: string, index: EvidenceIndex, queries: readonly Query[]): Speed[] {
  return [
    timed(`${name}, full text`, index, queries, (query) => query.text),
    timed(`${name}, short ask`, index, queries, (query) => firstLine(query.text)),
  ]
}

function timed(
  name: string,
  index: EvidenceIndex,
  queries: readonly Query[],
  text: (query: Query) => string,
): Speed {
  const times: number[] = []
  const ask = (query: Query) => {
    const start = performance.now()
    who(index, { text: text(query), at: query.at, asker: query.asker ?? '' }, { limit: 5 })
    return performance.now() - start
  }
  for (const query of queries.slice(0, 50)) ask(query)
  for (const query of queries) times.push(ask(query))
  return { name, p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}

export interface Size {
  readonly pieces: number
  readonly people: number
  readonly buildMs: number
  readonly bytesPerPiece: number
  readonly snapshotBytesPerPiece: number
  readonly restoreMs: number
}

/** The evidence, over and over until there are so many pieces, each round with its own ids in the same time order. */
export function repeated(pieces: readonly Piece[], count: number): { index: EvidenceIndex; buildMs: number } {
  const rounds = Math.ceil(count / pieces.length)
  const index = new EvidenceIndex()
  const start = performance.now()
  for (const piece of pieces) {
    for (let round = 0; round < rounds && index.size < count; round += 1) {
      index.add(round === 0 ? piece : { ...piece, id: `${piece.id} ${String(round).padStart(3, '0')}` })
    }
  }
  index.settle()
  return { index, buildMs: performance.now() - start }
}

/** Memory of the process with the index, less that without it; needs `--expose-gc` to be exact. */
export function measureSize(pieces: readonly Piece[], count: number): { size: Size; index: EvidenceIndex } {
  const before = used()
  const { index, buildMs } = repeated(pieces, count)
  const bytes = used() - before
  const stored = snapshot(index)
  const start = performance.now()
  restore(stored)
  const restoreMs = performance.now() - start
  const size = {
    pieces: index.size,
    people: index.people.count,
    buildMs,
    bytesPerPiece: bytes / index.size,
    snapshotBytesPerPiece: stored.length / index.size,
    restoreMs,
  }
  return { size, index }
}

function used(): number {
  // twice: what a first collection finds dead, a second one gives back
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
