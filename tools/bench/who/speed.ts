import type { Piece } from '#engine/evidence/piece.ts'
import { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { restoring } from '#engine/rank/restore.ts'
import { snapshotting } from '#engine/rank/snapshot.ts'
import { who } from '#engine/rank/who.ts'
import type { Work } from '#engine/rank/work.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'
import { firstLine } from './peers.ts'
import { type Speed, Stopwatch } from './timing.ts'

/** Text to ranked people with reasons, on a full index, warmed up. */
export async function measureSpeed(
  name: string,
  index: EvidenceIndex,
  queries: readonly Query[],
): Promise<Speed[]> {
  return [
    await timed(`${name}, full text`, index, queries, ({ text }) => text),
    await timed(`${name}, short ask`, index, queries, ({ text }) => firstLine(text)),
  ]
}

async function timed(
  name: string,
  index: EvidenceIndex,
  queries: readonly Query[],
  text: (query: Query) => string,
): Promise<Speed> {
  const watch = new Stopwatch(name)
  const ask = (query: Query) =>
    who(index, { text: text(query), at: query.at, asker: query.asker ?? '' }, { limit: 5 })
  for (const query of queries.slice(0, WARM_UP)) ask(query)
  for (const query of queries) await watch.time(() => ask(query))
  return watch.speed
}

const WARM_UP = 50

export interface Size {
  readonly pieces: number
  readonly people: number
  readonly buildMs: number
  readonly bytesPerPiece: number
  readonly snapshotBytesPerPiece: number
  readonly snapshotMs: number
  readonly longestStepMs: number
  readonly restoreMs: number
  readonly longestRestoreStepMs: number
}

/** The evidence, over and over until there are so many pieces, each round with its own ids in the same time order. */
export function repeated(pieces: readonly Piece[], count: number): EvidenceIndex {
  const rounds = Math.ceil(count / pieces.length)
  const index = new EvidenceIndex()
  for (const piece of pieces) {
    for (let round = 0; round < rounds && index.size < count; round += 1) {
      index.add(round === 0 ? piece : { ...piece, id: `${piece.id} ${String(round).padStart(3, '0')}` })
    }
  }
  index.settle()
  return index
}

/** Memory of the process with the index, less that without it; needs `--expose-gc` to be exact. Times are of the processor. */
export function measureSize(pieces: readonly Piece[], count: number): { size: Size; index: EvidenceIndex } {
  const before = used()
  const [index, buildMs] = cpuOf(() => repeated(pieces, count))
  const bytes = used() - before
  const [made, snapshotMs] = cpuOf(() => inSteps(snapshotting(index)))
  const stored = made.result ?? new Uint8Array(0)
  const [restored, restoreMs] = cpuOf(() => inSteps(restoring(stored)))
  const size = {
    pieces: index.size,
    people: index.people.count,
    buildMs,
    bytesPerPiece: bytes / index.size,
    snapshotBytesPerPiece: stored.length / index.size,
    snapshotMs,
    longestStepMs: made.longest,
    restoreMs,
    longestRestoreStepMs: restored.longest,
  }
  return { size, index }
}

function cpuOf<T>(work: () => T): [T, number] {
  const start = process.cpuUsage()
  const made = work()
  const { user, system } = process.cpuUsage(start)
  return [made, (user + system) / 1000]
}

/** Work as a server does it, and how long others had to wait for a turn at the most. */
function inSteps<T>(work: Work<T>): { result: T; longest: number } {
  let longest = 0
  for (;;) {
    const [step, took] = cpuOf(() => work.next())
    longest = Math.max(longest, took)
    if (step.done) return { result: step.value, longest }
  }
}

function used(): number {
  // twice: what a first collection finds dead, a second one gives back
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
