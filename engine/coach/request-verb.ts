import type { AskWords, RequestRule } from './languages/language.ts'
import { inside, type Phrase } from './phrase.ts'

/**
 * The index of the verb right after a request's words, past 'please' and the like. Where who is asked comes first
 * ('someone from identity …'), the first verb after it. Undefined where there is none. At most a few words are looked at.
 */
export function nextVerb(phrase: Phrase, ask: AskWords, rule: RequestRule, from: number): number | undefined {
  let at = phrase.words.findIndex((word) => word.start >= from)
  if (at < 0) return undefined
  const limit = at + 6
  while (at < limit && (ask.adverbs.has(phrase.words[at]?.text ?? '') || listMark(phrase, at))) at++
  if (TWICE.test(phrase.words[at]?.text ?? '') && ask.verbs.has(phrase.words[at + 1]?.text ?? '')) at++
  const word = phrase.words[at]
  if (!word || !/^\p{L}/u.test(word.text)) return undefined
  if (rule.id === 'action.order' || rule.id === 'action.orderPlease') {
    return ask.verbs.has(word.text) && !FORBIDDEN_ORDERS.has(word.text) ? at : undefined
  }
  const isVerb = ask.verbs.has(baseOf(word.text, ask)) || ask.generic.has(word.text)
  if (isVerb) return at
  if (ask.notBefore.has(word.text) || ask.stop.has(word.text)) return laterVerb(phrase, ask, word.start)
  if (rule.id !== 'action.please') return at
  return /^(?:the|a|an|my|our|this|these|me|us|it|all|your)$/.test(phrase.words[at + 1]?.text ?? '')
    ? at
    : undefined
}

/** 'double check': the deed is the second word. */
const TWICE = /^(?:double|triple|cross|sanity|spot|fact|quality|proof|re|test|stress)$/

const FORBIDDEN_ORDERS = new Set([
  'have',
  'be',
  'see',
  'work',
  'like',
  'get',
  'state',
  'come',
  'stop',
  'mind',
  'help',
])

/** '(a)' or '1.' before a deed. */
function listMark(phrase: Phrase, at: number): boolean {
  const [before, word, after] = [at - 1, at, at + 1].map((i) => phrase.words[i]?.text ?? '')
  if (word === '(' || word === ')') return true
  return before === '(' && after === ')' && /^[a-d1-9]$/.test(word ?? '')
}

/**
 * The index of the first known verb from an offset on, at most 16 words away and not over a stop; in languages with the
 * verb at the end, the last one. A verb-like word after an article or as somebody's title is none.
 */
export function laterVerb(phrase: Phrase, ask: AskWords, from: number): number | undefined {
  const first = phrase.words.findIndex((word) => word.start >= from)
  if (first < 0) return undefined
  if (ask.verbLast) return lastVerb(phrase, ask, first)
  for (let at = first; at < Math.min(phrase.words.length, first + FAR); at++) {
    const word = phrase.words[at]?.text ?? ''
    if (stopsAt(phrase, at)) return undefined
    const known = (ask.verbs.has(word) || ask.generic.has(word)) && !titleOf(phrase, ask, at)
    if (
      known &&
      !ask.notBefore.has(phrase.words[at - 1]?.text ?? '') &&
      !/^of$/.test(phrase.words[at + 1]?.text ?? '')
    ) {
      return at
    }
  }
  return undefined
}

const FAR = 16

/** 'an experienced lead role-play …': a helper word that no object follows is who, not what. */
function titleOf(phrase: Phrase, ask: AskWords, at: number): boolean {
  const next = phrase.words[at + 1]?.text ?? ''
  return (
    ask.helpers.test(phrase.words[at]?.text ?? '') &&
    (ask.verbs.has(next) || /-/.test(next) || next === 'who')
  )
}

/** A sign that ends a clause, unless it belongs to a date ('13.6.'). */
function stopsAt(phrase: Phrase, at: number): boolean {
  const word = phrase.words[at]
  return (
    word !== undefined &&
    /^[.;:?!]$/.test(word.text) &&
    !inside(phrase.times, { start: word.start, end: word.start })
  )
}

function lastVerb(phrase: Phrase, ask: AskWords, first: number): number | undefined {
  let found: number | undefined
  for (let at = first; at < Math.min(phrase.words.length, first + 2 * FAR); at++) {
    const word = phrase.words[at]?.text ?? ''
    if (stopsAt(phrase, at) || (word === ',' && found !== undefined)) break
    if (ask.verbs.has(word) || ask.generic.has(word) || inflected(phrase, ask, at)) found = at
  }
  return found
}

/** 'schickt', 'durchzugehen': a form of a known verb; a capital makes it a noun. */
function inflected(phrase: Phrase, ask: AskWords, at: number): boolean {
  const word = phrase.words[at]
  if (!word || word.text.length < 4 || phrase.written[word.start] !== phrase.plain[word.start]) return false
  const stem = word.text.replace(/e?t$|e$/, '')
  return ask.verbs.has(`${stem}en`) || ask.verbs.has(word.text.replace('zu', ''))
}

/** 'help me set up …' asks to set up. */
export function afterHelp(phrase: Phrase, ask: AskWords, at: number): number {
  if (phrase.words[at]?.text !== 'help') return at
  let next = at + 1
  while (/^(?:me|us|to|with|out|you|a|bit|please|pls|and)$/.test(phrase.words[next]?.text ?? '')) next++
  const word = phrase.words[next]?.text ?? ''
  const base = word.endsWith('ing') ? baseOf(word, ask) : word
  return next > at + 1 && ask.verbs.has(base) && !ask.generic.has(base) ? next : at
}

/** The base of an '-ing' form where the language knows it ('proofreading' → 'proofread'); otherwise the word itself. */
export function baseOf(word: string, ask: AskWords): string {
  if (!word.endsWith('ing') || ask.verbs.has(word)) return word
  const stem = word.slice(0, -3)
  if (ask.verbs.has(stem)) return stem
  if (ask.verbs.has(`${stem}e`)) return `${stem}e`
  return ask.verbs.has(stem.slice(0, -1)) ? stem.slice(0, -1) : word
}
