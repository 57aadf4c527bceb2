import type { Span } from '#engine/coach/coaching.ts'

/** A sentence with the space after it: the pieces of a text, together, are exactly the text. */
export type Piece = { readonly start: number; readonly end: number; readonly text: string }

/**
 * Cuts a text after each sentence and each line. Coarser than the coach's own reading, on purpose: what is moved about
 * stays whole.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(/[^\n]*?(?:[.!?…]+(?=\s|$)[ \t]*|\n+|$)/g)) {
    if (match[0] === '') continue
    const end = match.index + match[0].length
    pieces.push({ start: match.index, end, text: match[0] })
  }
  return pieces
}

export function touches(piece: Piece, spans: readonly Pick<Span, 'start' | 'end'>[]): boolean {
  return spans.some(({ start, end }) => start < piece.end && end > piece.start)
}

/** Loose ends after something was taken out: no double spaces, none at the edges, no more than one empty line. */
export function tidied(text: string): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
