import { stemmer } from 'stemmer'
import { isSmallWord, type Language } from './small-words.ts'

/**
 * What a visitor gets for each word: `term` is what is compared (lower case, English stem; whole identifiers
 * start with `=`), `surface` what the writer wrote, `others` the word's stems in other languages where they differ.
 */
export type VisitWord = (term: string, surface: string, others: readonly string[]) => void

/** How words are read beside their English stem: stems of these languages, and small words of this one left out. */
export interface OtherLanguages {
  readonly language: Language | undefined
  readonly stems: readonly ((word: string) => string)[]
}

/** Longer texts are read up to here: an ask has at most 10,000 characters, a commit message rarely 20,000. */
const READ_UP_TO = 60_000
const LONGEST_WORD = 48
const STEMS_KEPT = 60_000

// Disjoint character classes, hence linear in the text, whatever a hostile writer puts there.
const COMPOUND = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*(?:(?:[-./+]|::)[\p{L}\p{N}_][\p{L}\p{M}\p{N}_]*)*/gu
const PART = /\p{Lu}{2,}(?=\p{Lu}\p{Ll})|\p{Lu}{2,}|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{Lt}\p{M}]+|\p{Lu}|\p{N}+/gu
const PLAIN = /^[a-z]+$/
const ASCII = /^[\u0000-\u007f]*$/
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const STOP = new Set(
  `a about after all also although am an and any are as at be because been before being but by can could did do
  does doing done don even for from get gets give had has have having he hello help her here hi him his how i if
  in into is it its just know let like ll make may me might more most much must my need no nor not now of on one
  only or other our out over please re really same see she should since so some still such than thank thanks that
  the their them then there these they thing this those though to too try trying up us use used using ve very want
  was way we well were what when where whether which while who why will with without would you your`.split(
    /\s+/,
  ),
)

const stems = new Map<string, string>()

/**
 * Calls `visit` for every word of `text` that can tell one subject from another, in order of appearance.
 *
 * Identifiers are given by their parts and as a whole: `parseHTTPHeader` as parse, http, header and
 * `=parsehttpheader`; `receive-pack` as receive, pack and `=receive-pack`. Scripts that don't separate words
 * (Han, Kana, Thai, Lao, Khmer, Myanmar) are cut by the Unicode word segmenter. Small English words are left out.
 *
 * @param also languages of the text beside English, where known
 * @param text any string, also with lone surrogates or control characters; read up to 60,000 characters
 * @cost linear; about 10 MB/s for English
 * @source M. F. Porter, An algorithm for suffix stripping, 1980 (package `stemmer`); Unicode UAX 29 through Intl
 * @example eachWord('Parsing HTTPHeader', (term) => seen.push(term))  // pars, http, header, =httpheader
 */
export function eachWord(text: string, visit: VisitWord, also?: OtherLanguages): void {
  const read = text.length > READ_UP_TO ? text.slice(0, READ_UP_TO) : text
  const plain = ASCII.test(read) ? read : read.normalize('NFKC')
  for (const [found] of plain.matchAll(COMPOUND)) {
    if (PLAIN.test(found)) visitPlain({ lower: found, surface: found }, visit, also)
    else if (WITHOUT_SPACES.test(found)) visitSegments(found, visit)
    else visitCompound(found, visit, also)
  }
}

/**
 * The terms of a text without repeats, for callers that compare short texts.
 *
 * @returns an empty set for a text without words
 * @example termsOf('the pooler timed out')  // Set { 'pooler', 'time' }
 */
export function termsOf(text: string): ReadonlySet<string> {
  const seen = new Set<string>()
  eachWord(text, (term) => seen.add(term))
  return seen
}

function visitCompound(found: string, visit: VisitWord, also: OtherLanguages | undefined): void {
  const parts = found.match(PART) ?? []
  for (const part of parts) visitPlain({ lower: part.toLowerCase(), surface: part }, visit, also)
  if (parts.length > 1 && found.length <= LONGEST_WORD) visit(`=${found.toLowerCase()}`, found, NONE)
}

function visitPlain(
  { lower, surface }: { lower: string; surface: string },
  visit: VisitWord,
  also: OtherLanguages | undefined,
): void {
  if (lower.length < 2 || lower.length > LONGEST_WORD || STOP.has(lower)) return
  const term = stemOf(lower)
  if (also === undefined) return visit(term, surface, NONE)
  if (also.language !== undefined && isSmallWord(also.language, lower)) return
  const others = new Set(also.stems.map((stem) => stem(lower)))
  others.delete(term)
  others.delete('')
  visit(term, surface, [...others])
}

const NONE: readonly string[] = []

function visitSegments(found: string, visit: VisitWord): void {
  for (const { segment, isWordLike } of segmenter().segment(found)) {
    if (isWordLike && segment.length <= LONGEST_WORD) visit(segment.toLowerCase(), segment, NONE)
  }
}

const segmenters = new Map<string, Intl.Segmenter>()

/** Made on first use: it takes milliseconds, and most organisations never need it. */
function segmenter(): Intl.Segmenter {
  const known = segmenters.get('und')
  if (known !== undefined) return known
  const made = new Intl.Segmenter('und', { granularity: 'word' })
  segmenters.set('und', made)
  return made
}

function stemOf(lower: string): string {
  if (!PLAIN.test(lower)) return lower
  const known = stems.get(lower)
  if (known !== undefined) return known
  if (stems.size >= STEMS_KEPT) stems.clear()
  const stem = stemmer(lower)
  stems.set(lower, stem)
  return stem
}
