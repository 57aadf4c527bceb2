/**
 * What people wrote, made safe to stand in a sentence of ours: characters that steer the page instead of being
 * read (controls, direction overrides, stray surrogates) are shown as what they are. Nothing readable is changed.
 */

/** Overrides and embeddings turn what follows around (CVE-2021-42574); no name needs one. */
const STEERING = /[\p{Cc}\u202A-\u202E\u2066\u2067\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/u
const INVISIBLE_MARK = /[\u061C\u200E\u200F\u200B\u2060-\u2064]/u
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g
/** Real writing stacks four or five marks on a letter; fifty of them paint over the lines above. */
const TOO_MANY_MARKS = /(\p{M}{8})\p{M}+/gu

const NEEDS_CARE = new RegExp(`${STEERING.source}|${INVISIBLE_MARK.source}|[\\u2068\\u2069]`, 'u')

const OPEN_ISOLATE = '\u2068'
const CLOSE_ISOLATE = '\u2069'

/** A name, subject or label: one line, single spaces, nothing invisible, at most `max` characters as people count. */
export function oneLine(text: string, max: number): string {
  const spaced = text.toWellFormed().replace(LINE_END, ' ').replace(/\s+/gu, ' ').trim()
  return tame(shorten(spaced, max), true)
}

/** A longer text with its line breaks (as `\n`), tabs as spaces, at most `max` characters as people count. */
export function manyLines(text: string, max: number): string {
  const even = text.toWellFormed().replace(LINE_END, '\n').replaceAll('\t', '    ').trim()
  return shorten(even, max)
    .split('\n')
    .map((line) => tame(line.trimEnd(), false))
    .join('\n')
}

/** Cuts at a word where one ends nearby, never inside a letter or an emoji, and says so with an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  let count = 0
  let roomForEllipsis = 0
  for (const { segment, index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    if (count === max - 1) roomForEllipsis = index
    if (++count > max) return cutAt(text, roomForEllipsis)
    // One "letter" can be a thousand joined characters long; counting letters alone would let it through.
    if (index + segment.length > max * 8) return cutAt(text, index)
  }
  return text
}

function cutAt(text: string, end: number): string {
  const kept = text.slice(0, end)
  const space = kept.search(/\s\S*$/u)
  return `${(space > end * 0.8 ? kept.slice(0, space) : kept).trimEnd()}…`
}

function tame(written: string, isName: boolean): string {
  const line = written.replace(TOO_MANY_MARKS, '$1')
  if (!NEEDS_CARE.test(line)) return line
  let open = 0
  let shown = ''
  let before = ''
  for (const letter of line) {
    if (letter === OPEN_ISOLATE) open++
    const closesNothing = letter === CLOSE_ISOLATE && open === 0
    if (letter === CLOSE_ISOLATE && open > 0) open--
    const hidden = closesNothing || STEERING.test(letter) || (isName && INVISIBLE_MARK.test(letter))
    // A run of the same character is shown once: ten thousand of them are not worth eighty thousand letters.
    if (!hidden) shown += letter
    else if (letter !== before) shown += spellOut(letter)
    before = letter
  }
  return shown + CLOSE_ISOLATE.repeat(open)
}

function spellOut(letter: string): string {
  return `⟨U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
}
