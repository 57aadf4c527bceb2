import type { EvidenceIndex } from './evidence-index.ts'
import { lowerBound } from './postings.ts'

/** A stretch of occurrences. */
export interface Run {
  readonly pool: Uint32Array
  readonly from: number
  readonly to: number
}

/**
 * Of each term at most so many occurrences are read. A word in more pieces than this says little, and of what it says the
 * newest pieces say most, since evidence fades; so the worst ask is bounded in any store.
 */
export const NEWEST_READ = 4000

/**
 * The newest occurrences of a list, at most `most`, as one run of its sorted part and one of late pieces.
 *
 * @param start place of the list in the pool
 * @param end place behind it
 * @cost O(1) for short lists and where no piece came late
 */
export function newestOf(
  index: EvidenceIndex,
  start: number,
  end: number,
  most: number = NEWEST_READ,
): Run[] {
  const { pool } = index.postings
  if (end - start <= most) return [{ pool, from: start, to: end }]
  if (index.sorted === index.documents.count) return [{ pool, from: end - most, to: end }]
  const middle = lowerBound(pool, start, end, index.sorted)
  const isLater = (a: number, b: number) => index.documents.compare(a >>> 8, b >>> 8) > 0
  const late = pool.slice(middle, end).sort((a, b) => (isLater(a, b) ? 1 : -1))
  let from = middle
  let lateFrom = late.length
  for (let left = most; left > 0; left -= 1) {
    const isLateNext =
      from === start || (lateFrom > 0 && isLater(late[lateFrom - 1] as number, pool[from - 1] as number))
    if (isLateNext) lateFrom -= 1
    else from -= 1
  }
  return [
    { pool, from, to: middle },
    { pool: late, from: lateFrom, to: late.length },
  ]
}
