export type Insertion = { readonly at: number; readonly text: string }

/**
 * Where the words of a tap answer go: to the end of the sentence that the caret stands in, before its mark if the words
 * begin in lower case (they belong into the sentence), after it if they are a sentence of their own.
 *
 * @param text  the draft; empty is fine
 * @param caret UTF-16 offset
 * @param words what the answer says; empty gives an insertion of nothing
 */
export function placeWords(text: string, caret: number, words: string): Insertion {
  const plain = words.trim()
  const end = endOfSentence(text, Math.max(0, Math.min(text.length, caret)))
  const joins = /^\p{Ll}/u.test(plain)
  const mark = /[.!?…]+$/.exec(text.slice(0, end))?.[0] ?? ''
  const at = joins ? end - mark.length : end
  const before = text.slice(0, at)
  const needsStop = !joins && before.trim() !== '' && !/[.!?…:,;]\s*$/.test(before)
  const space = before === '' || /\s$/.test(before) ? '' : ' '
  const after = /^\S/.test(text.slice(at)) && !/^[.!?…,;]/.test(text.slice(at)) ? ' ' : ''
  return { at, text: plain === '' ? '' : `${needsStop ? '.' : ''}${space}${plain}${after}` }
}

/** The text with the insertion done, for where the browser can't do it itself. */
export function applyInsertion(text: string, { at, text: words }: Insertion): string {
  return text.slice(0, at) + words + text.slice(at)
}

function endOfSentence(text: string, caret: number): number {
  const from = Math.max(0, caret - 1)
  const end = /[.!?…]+(?=\s|$)|\n/.exec(text.slice(from))
  if (end === null) return text.trimEnd().length
  const length = end[0] === '\n' ? 0 : end[0].length
  return from + end.index + length
}
