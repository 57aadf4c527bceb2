import type { Instant } from '#engine/time/instant.ts'
import { SamePeople } from '#importers/contract/gather.ts'
import type { Identity, Item, SkipItem } from '#importers/contract.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { EvidenceSource, ImportOptions } from '../import-evidence.ts'

/** Who is in a source, found by reading it once from its start to its end. */
export interface Census {
  readonly identities: readonly Identity[]
  readonly pieces: number
  readonly piecesOf: ReadonlyMap<string, number>
  /** first lines of what comes first in the source; of a git history that is its newest work */
  readonly firstSubjects: readonly string[]
  readonly skips: readonly {
    readonly reason: string
    readonly count: number
    readonly where: string
    readonly params: Readonly<Record<string, string | number>>
  }[]
  /** the key that a key stands for, once all was read */
  keyOf(key: string): string
}

const SUBJECTS = 50

/** @returns the refusal where the source can't be read at all; one that breaks off later has its census until there */
export async function takeCensus(
  source: EvidenceSource,
  { progress, signal, most = Number.POSITIVE_INFINITY }: ImportOptions,
  now: Instant,
): Promise<Census | Refusal> {
  const who = new SamePeople()
  const skips = new Skips()
  const piecesOf = new Map<string, number>()
  const firstSubjects: string[] = []
  let pieces = 0
  const context = {
    now,
    progress: ({ done, total }: { done: number; total?: number }) =>
      progress?.({ step: 'reading', done, ...(total === undefined ? {} : { total }) }),
    ...(signal ? { signal } : {}),
  }
  for await (const item of source.read(context)) {
    if (item.kind === 'refused' && pieces === 0) return item.refusal
    who.take(item)
    if (item.kind === 'skip') skips.add(item)
    if (item.kind === 'piece') {
      pieces++
      if (pieces <= SUBJECTS) firstSubjects.push(item.piece.text.split('\n', 1)[0] ?? '')
      for (const key of keysOf(item)) piecesOf.set(key, (piecesOf.get(key) ?? 0) + 1)
      if (pieces >= most) break
    }
  }
  const identities = [...who.people.values()].map(({ person }) => person)
  return { identities, pieces, piecesOf, firstSubjects, skips: skips.list(), keyOf: (key) => who.keyOf(key) }
}

function keysOf(item: Item): Set<string> {
  return new Set(item.kind === 'piece' ? item.piece.people.map(([key]) => key) : [])
}

class Skips {
  readonly #first = new Map<string, { item: SkipItem; count: number }>()

  add(item: SkipItem): void {
    const known = this.#first.get(item.reason)
    if (known) known.count++
    else this.#first.set(item.reason, { item, count: 1 })
  }

  list(): Census['skips'] {
    return [...this.#first.values()].map(({ item, count }) => {
      return { reason: item.reason, count, where: item.where, params: item.params ?? {} }
    })
  }
}
