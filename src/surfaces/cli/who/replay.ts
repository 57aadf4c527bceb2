import { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import type { EvidenceSet } from './evidence-set.ts'
import type { Query } from './queries.ts'

/** A query at its own moment: the index holds what was known strictly before it. */
export interface Moment {
  readonly query: Query
  /** place of the query in the file */
  readonly place: number
  readonly index: EvidenceIndex
}

/**
 * Goes through queries in the order of time and shows each one only the evidence before it.
 *
 * @param set its pieces oldest first
 * @param queries in any order
 */
export function* replay(
  { pieces, stems }: Pick<EvidenceSet, 'pieces' | 'stems'>,
  queries: readonly Query[],
): Generator<Moment> {
  const index = new EvidenceIndex(stems)
  const inTime = queries.map((query, place) => ({ query, place })).sort((a, b) => a.query.at - b.query.at)
  let next = 0
  for (const { query, place } of inTime) {
    for (let piece = pieces[next]; piece !== undefined && piece.at < query.at; piece = pieces[next]) {
      index.add(piece)
      next += 1
    }
    yield { query, place, index }
  }
}
