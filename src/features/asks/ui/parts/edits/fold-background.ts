import type { Coaching } from '#engine/coach/coaching.ts'
import { piecesOf, tidied, touches } from './sentences.ts'

/**
 * Puts what the helper has to know first and the background below it, under a line of its own. No word is lost or
 * changed. Null where it is so already, or where everything or nothing belongs to the ask.
 *
 * @param heading the line above the background, 'Background:'
 */
export function foldBackground(
  text: string,
  coaching: Pick<Coaching, 'spans'>,
  heading: string,
): string | null {
  if (isFolded(text, heading)) return null
  const marks = coaching.spans.filter(({ criterion }) => criterion !== undefined)
  const pieces = piecesOf(text)
  const of = (asked: boolean) =>
    pieces
      .filter((piece) => touches(piece, marks) === asked)
      .map((piece) => piece.text)
      .join('')
      .trim()
  // Lines of the ask run together; the background keeps its own, there may be a trace or a list in it.
  const ask = tidied(of(true).replace(/\n+/g, ' '))
  const background = of(false)
  return ask === '' || background === '' ? null : `${ask}\n\n${heading}\n${background}`
}

export function isFolded(text: string, heading: string): boolean {
  return text.includes(`\n\n${heading}\n`)
}
