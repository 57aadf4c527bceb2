import type { AskWords, LaterWords, RequestRule } from './languages/language.ts'
import type { Request } from './request.ts'
import { contentOf, objectRange, partsOf } from './request-object.ts'
import { inside, type Phrase, type Range } from './phrase.ts'

/** The words of a language with those of its second look. */
export interface Words {
  readonly ask: AskWords
  readonly later: LaterWords
}

/** How many words may stand before the noun: 'a really quick second sanity check'. */
const BEFORE_NOUN = 7

/** What follows a deed that is a noun: what it is done to, or the end of its clause. */
const AFTER_NOUN =
  /^(?: (?:of|on|for|to|about|with|from|at|by|over|through|into|in|whether|before|until|today|tomorrow|please|pls|would|is|needed|wanted|required|requested|and|or)\b|[^\w\s]|$)/

/**
 * The first deed said as a noun in a stretch ('a sanity check of tab 3', 'sign-off on the plan', 'a pair of eyes on'), from
 * its beginning over articles and adjectives. Undefined where there is none. At most a few words are looked at.
 */
export function deedNounAt(phrase: Phrase, { ask, later }: Words, { start, end }: Range): Range | undefined {
  let seen = 0
  for (const word of phrase.words) {
    if (word.start < start) continue
    if (word.start >= end || seen > BEFORE_NOUN) return undefined
    if (inside(phrase.times, word) || !/\p{L}/u.test(word.text)) continue
    seen++
    const named = later.deedNouns.has(word.text) || (ask.verbs.has(word.text) && !ask.light.has(word.text))
    const deed = named && AFTER_NOUN.test(phrase.plain.slice(word.end))
    if (deed) return { start: word.start, end: word.end }
    if (BREAKS.test(word.text)) return undefined
  }
  return undefined
}

/** After one of these the noun belongs to something else. */
const BREAKS =
  /^(?:is|are|was|were|has|have|had|will|of|that|which|who|when|because|if|i|we|he|she|they|got|need|needs)$/

/** 'A quick check of row 12 would be great': the deed is a noun, and what follows it is what it is done to. */
export function nounRequest(
  phrase: Phrase,
  words: Words,
  rule: RequestRule,
  match: Range,
): Request | undefined {
  const { ask } = words
  const noun = deedNounAt(phrase, words, match)
  if (!noun) return undefined
  const object = objectRange(phrase, ask, noun.end, match.end > noun.end ? match.end : undefined)
  const content = object ? contentOf(phrase, ask, object) : 0
  return {
    rule: rule.id,
    strength: Math.min(rule.most ?? 2, content > 0 || phrase.lasting ? 2 : 1) as 0 | 1 | 2,
    verb: phrase.plain.slice(noun.start, noun.end),
    verbAt: noun,
    object,
    content,
    parts: object ? partsOf(phrase, ask, object, true) : 1,
    size: 'usual',
    whom: null,
    start: noun.start,
    end: object?.end ?? noun.end,
  }
}
