import type { CoachStep } from './coach-question.ts'
import { applyInsertion, placeWords } from './insert.ts'

/** What a tap makes of the text, and where the caret stands then. */
export type Stepped = { readonly text: string; readonly caret: number }

/**
 * The text after a tap. Words go to the end of the caret's sentence; a passed-over question changes nothing.
 *
 * @param caret UTF-16 offset
 */
export function stepped(text: string, caret: number, step: CoachStep): Stepped {
  if (step.kind === 'skip') return { text, caret }
  if (step.kind === 'replace') return { text: step.text, caret: step.text.length }
  const insertion = placeWords(text, caret, step.words)
  const after = applyInsertion(text, insertion)
  const end = insertion.at + insertion.text.trimEnd().length
  if (step.kind === 'insert' || insertion.text === '') return { text: after, caret: end }
  // Half a sentence: there has to be room to go on.
  const space = /\s/.test(after.charAt(end)) ? '' : ' '
  return { text: after.slice(0, end) + space + after.slice(end), caret: end + 1 }
}

/**
 * Writes a text into the area as if it had been typed, so that the browser's own undo takes it back; only what differs is
 * written, so that the page doesn't jump. False where the browser can't.
 */
export function typeInto(area: HTMLTextAreaElement, { text, caret }: Stepped): boolean {
  const before = area.value
  const most = Math.min(before.length, text.length)
  let start = 0
  while (start < most && before[start] === text[start]) start++
  let tail = 0
  while (tail < most - start && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  area.focus()
  area.setSelectionRange(start, before.length - tail)
  const words = text.slice(start, text.length - tail)
  // Nothing to write and nothing selected: the browser would call that a failure.
  const done =
    start === before.length - tail && words === ''
      ? true
      : document.execCommand(words === '' ? 'delete' : 'insertText', false, words)
  if (done) area.setSelectionRange(caret, caret)
  return done
}
