import type { Span } from '#engine/coach/coaching.ts'
import { piecesOf, tidied, touches } from './sentences.ts'
import type { Parted } from './split-ask.ts'

/**
 * Keeps the sentences of a hard day back: they go into a draft that only their writer sees, what one is stuck on stays.
 * Null where nothing would stay.
 *
 * @param spans the words that the coach heard it in
 */
export function keepBack(text: string, spans: readonly Span[]): Parted | null {
  const pieces = piecesOf(text)
  const of = (hard: boolean) =>
    tidied(
      pieces
        .filter((piece) => touches(piece, spans) === hard)
        .map((piece) => piece.text)
        .join(''),
    )
  const parted = { kept: of(false), aside: of(true) }
  return parted.kept === '' || parted.aside === '' ? null : parted
}
