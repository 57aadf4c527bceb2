/** A stretch of a text; `text` is exactly `whole.slice(start, end)`. */
export interface Stretch {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Longer stretches without a stop are cut at a space, so that work per sentence stays bounded. */
export const LONGEST_SENTENCE = 700

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.?g|i\.?e|etc|vs|approx|ca|no|nr|p|pp|dr|mr|mrs|ms|prof|st|fig|ref|resp|incl|max|min|mins|hrs|tel|z\.b|d\.h|bzw|ggf|evtl|inkl|u\.a|bspw|m|mme|env|ex|a\.m|p\.m|a|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|oct|nov|dec|dez|mon|tue|wed|thu|fri|mo|di|mi|do|fr)\.$/i
const GERMAN_MONTH =
  /^\s(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/
const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)]|[a-d]\))\s+/

/**
 * Paragraphs: runs of text between blank lines. Blank text has none. Linear.
 *
 * @example paragraphsOf('a\n\nb').map((p) => p.start)  // [0, 3]
 */
export function paragraphsOf(text: string): Stretch[] {
  const found: Stretch[] = []
  let start = -1
  let at = 0
  let end = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      if (start >= 0) found.push({ text: text.slice(start, end), start, end })
      start = -1
    } else {
      if (start < 0) start = at
      end = at + line.length
    }
    at += line.length + 1
  }
  if (start >= 0) found.push({ text: text.slice(start, end), start, end })
  return found
}

/**
 * Sentences of a paragraph, trimmed; list items are sentences of their own. No empty ones. Linear, because a
 * stop is looked for once and a stretch is at most `LONGEST_SENTENCE` long.
 *
 * @example sentencesOf('See p. 3. Ok?').map((s) => s.text)  // ['See p. 3.', 'Ok?']
 */
export function sentencesOf(paragraph: string): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (let i = 0; i < paragraph.length; i++) {
    const tooLong = i - start >= LONGEST_SENTENCE && paragraph[i] === ' '
    if (tooLong || i - start >= 2 * LONGEST_SENTENCE || endsAt(paragraph, start, i)) {
      push(found, paragraph, start, i + 1)
      start = i + 1
    }
  }
  push(found, paragraph, start, paragraph.length)
  return found
}

function push(found: Stretch[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && (text[start] ?? '').trim() === '') start++
  while (end > start && (text[end - 1] ?? '').trim() === '') end--
  if (end > start) found.push({ text: text.slice(start, end), start, end })
}

function endsAt(text: string, start: number, i: number): boolean {
  const sign = text[i]
  if (sign === '\n') return breaksLine(text, start, i)
  if (sign !== '.' && sign !== '!' && sign !== '?' && sign !== '…') return false
  const next = text[i + 1]
  if (next !== undefined && next.trim() !== '') return false
  if (sign !== '.') return true
  return !isInnerDot(text, start, i)
}

/** A line ends a sentence where the next one is a list item or begins like a sentence of its own. */
function breaksLine(text: string, start: number, i: number): boolean {
  const next = text.slice(i + 1, i + 12)
  if (BULLET.test(next) || BULLET.test(text.slice(start, start + 12))) return true
  return /^\s*[\p{Lu}\p{N}#"'(]/u.test(next) || i - start < 40
}

/** A dot of an abbreviation ('p. 14') or of a date ('by 13.3. please') doesn't end the sentence. */
function isInnerDot(text: string, start: number, i: number): boolean {
  const before = text.slice(Math.max(start, i - 8), i + 1)
  const after = text.slice(i + 1, i + 14)
  if (/^\s*$/.test(after)) return false
  if (/(?:^|[\s.])(?:[012]?\d|3[01])\.$/.test(before))
    return GERMAN_MONTH.test(after) || !/^\s+\p{Lu}/u.test(after)
  return ABBREVIATION.test(before) && !/^\s+(?:I|We|Can|Th)/.test(after)
}
