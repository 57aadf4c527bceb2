/**
 * One or two letters for a picture-less person: first letters of the first and last name, by user-perceived characters,
 * so that no accent or emoji is cut in half. One name gives two of its letters; no name gives `?`.
 */
export function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, ' ')
    .split(/[\s.@_]+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word))
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return '?'
  const letters =
    words.length === 1 ? graphemes(first).slice(0, 2) : [graphemes(first)[0], graphemes(last)[0]]
  return letters.join('').toLocaleUpperCase()
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function graphemes(word: string): string[] {
  return [...segmenter.segment(word)].map(({ segment }) => segment)
}
