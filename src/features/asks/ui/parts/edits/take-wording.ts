/**
 * The text with one suggested sentence in place of the person's own, wherever that stands by now. Null where it isn't there
 * any more: then the suggestion is about words that are gone.
 *
 * @param change as the server gave it for an earlier state of the text
 */
export function placeOfChange(
  text: string,
  { before, after, start }: { readonly before: string; readonly after: string; readonly start: number },
): string | null {
  const at = before === '' ? Math.min(start, text.length) : nearest(text, before, start)
  if (at === null) return null
  const [left, right] = [text.slice(0, at), text.slice(at + before.length)]
  if (after === '') return left.trimEnd() + (left.trim() === '' ? right.trimStart() : right)
  const space = left === '' || /\s$/.test(left) ? '' : ' '
  const gap = right === '' || /^\s/.test(right) ? '' : ' '
  return left + space + after + gap + right
}

/** Where the words stand nearest to where they stood. */
function nearest(text: string, words: string, wanted: number): number | null {
  let best: number | null = null
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best === null || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at
  }
  return best
}
