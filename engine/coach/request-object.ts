import type { AskWords } from './languages/language.ts'
import { inside, type Phrase, type Range } from './phrase.ts'

/**
 * What a verb is to be done to: from the first word with content up to the end of the clause (or `to`). Null where
 * nothing follows. Offsets are those of the sentence.
 */
export function objectRange(phrase: Phrase, ask: AskWords, from: number, to?: number): Range | null {
  const rest = phrase.plain.slice(from, to)
  const stop = Array.from(rest.matchAll(OBJECT_END)).find(
    (m) => !phrase.times.some((time) => from + m.index >= time.start && from + m.index < time.end),
  )
  let end = from + (stop ? stop.index : rest.length)
  let start = from
  for (const word of phrase.words) {
    if (word.start < from || word.start >= end) continue
    if (/^[\p{L}\d#'"`]/u.test(word.text) && !(ask.adverbs.has(word.text) || inside(phrase.times, word))) {
      start = word.start
      break
    }
  }
  while (end > start && /[\s,.:]/.test(phrase.plain[end - 1] ?? '')) end--
  while (start < end && phrase.plain[start] === ' ') start++
  return end > start ? { start, end } : null
}

const OBJECT_END =
  /[?!;](?=\s|$|[?!])|\.(?=\s|$)|, (?:as|because|so|since|otherwise|please|i'll|i'm|we|it's|if)\b| (?:because|since|otherwise|so that|so we|so i)\b| - | – /g

/** Words of a stretch that name something. */
export function contentOf(phrase: Phrase, ask: AskWords, range: Range): number {
  let count = 0
  for (const word of phrase.words) {
    if (word.start < range.start || word.end > range.end || !/[\p{L}\d]/u.test(word.text)) continue
    if (!ask.stop.has(word.text) && !ask.vague.has(word.text) && !inside(phrase.times, word)) count++
  }
  return count
}

const PRONOUNS =
  /^(?:it|this|that|these|those|them|one|both|him|her|all|, |and|please|quickly|today|by|off|on|up|over|me|for|us| )+$/

/** 'Can someone take those': what is meant stands before it. */
export function refersBack(phrase: Phrase, object: Range | null): boolean {
  if (!object) return false
  const words = phrase.words.filter(
    (word) => word.start >= object.start && word.end <= object.end && !inside(phrase.times, word),
  )
  const first = words[0]?.text ?? ''
  return (
    /^(?:it|this|that|these|those|them|both)$/.test(first) && words.every((word) => PRONOUNS.test(word.text))
  )
}

/** 'any input on …', 'some feedback about …': the thing asked for names nothing. */
export function vagueHead(phrase: Phrase, ask: AskWords, object: Range | null): boolean {
  if (!object) return false
  for (const [at, word] of phrase.words.entries()) {
    if (word.start < object.start || ask.quantifiers.has(word.text)) continue
    const next = phrase.words[at + 1]
    const modifies =
      next !== undefined && next.end <= object.end && /^\p{L}/u.test(next.text) && !ask.stop.has(next.text)
    if (modifies && !ask.vague.has(next.text) && ask.vague.has(word.text)) continue
    return (
      word.start < object.end &&
      ask.vague.has(word.text) &&
      !/^(?:it|this|that|them|these|those|all|one)$/.test(word.text)
    )
  }
  return false
}

/** Counts what is listed: further verbs after commas and 'and', or for things further nouns. */
export function partsOf(phrase: Phrase, ask: AskWords, object: Range, things: boolean): number {
  const text = phrase.plain.slice(object.start, object.end)
  let parts = 1
  for (const match of text.matchAll(PART_START)) {
    const at = object.start + match.index + match[0].length
    const word = phrase.words.find((w) => w.start >= at)
    if (!word) continue
    const verb = ask.verbs.has(word.text) || ask.generic.has(word.text)
    const comma = match[0].startsWith(',')
    if (things ? comma || (parts > 1 && / and $/.test(match[0])) : verb && !inside(phrase.times, word))
      parts++
  }
  return parts
}

const PART_START =
  /(?:, (?:and )?|; ?| and | plus | as well as | und | et )(?:also |then |maybe |please |to )*/g
