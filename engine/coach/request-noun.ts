import type { AskWords } from './languages/language.ts'
import { inside, type Phrase, type Range } from './phrase.ts'

/** How many words may stand before the noun: 'a really quick second sanity check'. */
const BEFORE_NOUN = 7

/** What follows a deed that is a noun: what it is done to, or the end of its clause. */
const AFTER_NOUN =
  /^(?: (?:of|on|for|to|about|with|from|at|by|over|through|into|in|whether|before|until|today|tomorrow|please|pls|would|is|needed|wanted|required|requested|and|or)\b|[^\w\s]|$)/

/**
 * The first deed said as a noun in a stretch ('a sanity check of tab 3', 'sign-off on the plan', 'a pair of eyes on'), from
 * its beginning over articles and adjectives. Undefined where there is none. At most a few words are looked at.
 */
export function deedNounAt(phrase: Phrase, ask: AskWords, { start, end }: Range): Range | undefined {
  const nouns = ask.deedNouns
  if (!nouns) return undefined
  let seen = 0
  for (const word of phrase.words) {
    if (word.start < start) continue
    if (word.start >= end || seen > BEFORE_NOUN) return undefined
    if (inside(phrase.times, word) || !/\p{L}/u.test(word.text)) continue
    seen++
    const named = nouns.has(word.text) || (ask.verbs.has(word.text) && !ask.light.has(word.text))
    const deed = named && AFTER_NOUN.test(phrase.plain.slice(word.end))
    if (deed) return { start: word.start, end: word.end }
    if (BREAKS.test(word.text)) return undefined
  }
  return undefined
}

/** After one of these the noun belongs to something else. */
const BREAKS =
  /^(?:is|are|was|were|has|have|had|will|of|that|which|who|when|because|if|i|we|he|she|they|got|need|needs)$/
