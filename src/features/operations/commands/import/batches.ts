import type { Piece } from '#engine/evidence/piece.ts'
import type { Item } from '#importers/contract.ts'
import type { Refusal } from '#platform/refusal.ts'

export interface Batch {
  readonly pieces: readonly Piece[]
  readonly skipped: number
  /** where a later read goes on */
  readonly cursor: string | undefined
  readonly last: boolean
  readonly refusal: Refusal | undefined
}

/** Nothing but skips for that long is a batch too, so that the place to go on from is kept. */
const SKIPS_IN_A_ROW = 5_000

/**
 * Items in portions of `size` pieces; there is always a last one, also of nothing.
 *
 * @param most after so many pieces the rest isn't read
 */
export async function* batchesOf(
  items: AsyncIterable<Item>,
  size: number,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Batch> {
  let pieces: Piece[] = []
  let skipped = 0
  let cursor: string | undefined
  let refusal: Refusal | undefined
  let read = 0
  for await (const item of items) {
    if (item.kind === 'piece') {
      pieces.push(item.piece)
      read++
    }
    if (item.kind === 'skip') skipped++
    if (item.kind === 'refused') refusal = item.refusal
    if ('cursor' in item && item.cursor !== undefined) cursor = item.cursor
    if (read >= most) break
    if (pieces.length < size && skipped < SKIPS_IN_A_ROW) continue
    yield { pieces, skipped, cursor, refusal: undefined, last: false }
    pieces = []
    skipped = 0
  }
  yield { pieces, skipped, cursor, refusal, last: true }
}
