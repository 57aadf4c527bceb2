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
    const given = /^ (?:me|us|hold of|in touch)\b/.test(phrase.plain.slice(word.end))
    const known =
      ask.verbs.has(word.text) && (!FORBIDDEN_ORDERS.has(word.text) || (given && word.text === 'get'))
    if (known && COUNTED_SUBJECT.test(phrase.plain.slice(word.end))) return undefined
    if (
      known &&
      COUNTED.test(phrase.plain.slice(word.end)) &&
      !CALLED.test(phrase.plain.slice(0, word.start))
    )
      return undefined
    return known || (rule.id === 'action.order' && opensOrder(phrase, ask, at)) ? at : undefined
  }
  const isVerb = ask.verbs.has(baseOf(word.text, ask)) || ask.generic.has(word.text)
  if (rule.find === 'known') {
    const does = rule.id === 'action.someoneDo' && word.text === 'do'
    return isVerb && (does || !FORBIDDEN_ORDERS.has(word.text)) ? at : undefined
  }
  if (isVerb) return at
  if (ask.notBefore.has(word.text) || ask.stop.has(word.text)) return laterVerb(phrase, ask, word.start)
  if (rule.id !== 'action.please') return at
  return /^(?:the|a|an|my|our|this|these|me|us|it|all|your)$/.test(phrase.words[at + 1]?.text ?? '')
    ? at
    : undefined
}

/** 'double check': the deed is the second word. */
const TWICE = /^(?:double|triple|cross|sanity|spot|fact|quality|proof|re|test|stress)$/

/**
 * 'Ring the hauliers', 'Ben, hoist the crate': before a determiner, at the beginning or after a name, any word is an order
 * that isn't a small word, an adverb or a form of the past.
 */
function opensOrder(phrase: Phrase, ask: AskWords, at: number): boolean {
  const word = phrase.words[at]
  if (!word || !ask.noOrder || phrase.plain.includes('?')) return false
  const { text } = word
  if (
    text.length < 3 ||
    /(?:ly|ed|[aeiou]\w*ing|[^s]s)$/.test(text) ||
    ask.noOrder.has(text) ||
    ask.stop.has(text)
  )
    return false
  if (ask.notBefore.has(text) || ask.adverbs.has(text) || FORBIDDEN_ORDERS.has(text) || ask.generic.has(text))
    return false
  return DETERMINED.test(phrase.plain.slice(word.end)) && CALLED.test(phrase.plain.slice(0, word.start))
}

/** ', talk 23 on speed': a number after a word that is a noun as well, in the middle of a sentence. */
const COUNTED = /^ [#\d]/
const COUNTED_SUBJECT = /^ [#\d]\S* (?:is|was|are|were|has|had|have|will|did|does|says|said)\b/
const DETERMINED = /^ (?:me|us|the|an?|my|our|this|these|those|them|it)\b/
/** Nothing, a greeting or a name. */
const CALLED =
  /^\W*(?:(?:hi|hey|hello|dear|so|and|then|also|@)?\W*[\p{L}-]{0,20}(?: [\p{L}-]{1,20})?[,:–-] ?)?$/u

const FORBIDDEN_ORDERS = new Set([
  'do',
  'note',
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
