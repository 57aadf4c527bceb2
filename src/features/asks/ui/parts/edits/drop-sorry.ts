import type { Span } from '#engine/coach/coaching.ts'
import { piecesOf, tidied, touches } from './sentences.ts'

/** Letters that a sentence may have beside its sorry and still say nothing else: 'again', 'to bother you'. */
const LITTLE = 24

/**
 * Drops apologies where that leaves a whole sentence: those that are nothing but a sorry, and those that lead up to a
 * 'but'. Others stay: their sentence would break. Null where none can go.
 *
 * @example dropSorry('Sorry to bother you, but could you look?', spans)  // 'Could you look?'
 */
export function dropSorry(text: string, spans: readonly Span[]): string | null {
  const after = tidied(
    piecesOf(text)
      .map((piece) => (touches(piece, spans) ? withoutSorry(piece, spans) : piece.text))
      .join(''),
  )
  return after === '' || after === tidied(text) ? null : after
}

function withoutSorry(piece: { start: number; end: number; text: string }, spans: readonly Span[]): string {
  const inside = spans
    .filter(({ start, end }) => start >= piece.start && end <= piece.end)
    .map(({ start, end }) => ({ start: start - piece.start, end: end - piece.start }))
  const last = Math.max(0, ...inside.map(({ end }) => end))
  const but = /,? (?:but|aber|mais) /i.exec(piece.text.slice(last))
  if (but !== null && but.index < LITTLE) {
    const rest = piece.text.slice(last + but.index + but[0].length)
    return rest.charAt(0).toUpperCase() + rest.slice(1)
  }
  const others = inside.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    piece.text,
  )
  const space = /\s*$/.exec(piece.text)?.[0] ?? ''
  const says = others.replace(/[^\p{L}\p{N}]/gu, '').length
  return says <= LITTLE && !others.includes('?') ? space : piece.text
}
