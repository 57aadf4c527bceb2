export type TextSpan = {
  /** UTF-16 offsets into the text; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** Which mark it made; pointing at that mark lights it. */
  readonly mark: string
}

export type Piece = { readonly text: string; readonly marks: readonly string[]; readonly start: number }

/**
 * Cuts a text at the borders of its spans, overlapping ones included.
 *
 * @param text any text; empty gives no pieces
 * @param spans in any order; parts outside the text are cut off, empty and turned-round ones are left out
 * @returns pieces that together are exactly the text, each with the marks that lie over it
 */
export function cutBySpans(text: string, spans: readonly TextSpan[]): readonly Piece[] {
  const inside = spans
    .map(({ start, end, mark }) => ({ start: Math.max(0, start), end: Math.min(text.length, end), mark }))
    .filter(({ start, end }) => start < end)
  const borders = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return borders.slice(0, -1).map((start, at) => {
    const end = borders[at + 1] ?? text.length
    const marks = inside.filter((span) => span.start <= start && span.end >= end).map(({ mark }) => mark)
    return { text: text.slice(start, end), marks: [...new Set(marks)], start }
  })
}
