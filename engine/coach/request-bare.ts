import type { AskWords } from './languages/language.ts'
import type { Range } from './phrase.ts'
import type { Request } from './request.ts'
import { deedNounAt, type Words } from './request-noun.ts'
import { contentOf, objectRange } from './request-object.ts'
import type { SentenceReading } from './sentence.ts'

/** The first clause of a sentence: a fragment is judged by it alone. */
const CLAUSE_END =
  /[,;:(–?!]| - | (?:while|because|since|so|when|as|if|where|until|before|until|who|which|that)\b/
/** Words of a full sentence, which states something and asks for nothing. */
const FINITE =
  /\b(?:is|are|was|were|has|have|had|am|i|i'm|i've|i'll|we|we're|we've|they|he|she|it|it's|there|will|would|can|could|should|did|does|don't|can't|won't|isn't|got|lost|keeps?|seems?|looks|still|again|thanks?|thank you|sorry|hi|hello|fyi)\b/
/** A word that makes a fragment an ask. */
const ASKING = /\b(?:please|pls|plz|thx|urgent(?:ly)?|needed|wanted|anyone|somebody|someone|anybody|any1)\b/
const QUESTION_WORD = /^\W*(?:who|what|which|where|when|how|why|whose|whom)(?:'?s|'re|'d)?\b/
const MOST_WORDS = 24

/**
 * What a fragment asks for: 'sign form B12 before 3', 'lift to the Basel site Thursday morning', '2 testers, 15 min, by
 * 4'. For drafts in which no sentence asks in words of its own. A fragment without a limit, a time or a word of asking asks for nothing.
 */
export function bareRequest(reading: SentenceReading, words: Words): Request | undefined {
  const { phrase } = reading
  const { ask, later } = words
  if (phrase.words.length > MOST_WORDS || reading.past || reading.recurring) return undefined
  const head = headOf(phrase.plain)
  if (FINITE.test(phrase.plain.slice(head.start, head.end)) || reading.block) return undefined
  const question = reading.question || phrase.plain.slice(head.end).startsWith('?')
  if (QUESTION_WORD.test(phrase.plain)) return undefined
  const bound =
    reading.efforts.length > 0 ||
    reading.moments.some((m) => !m.parts.vague) ||
    (!question && ASKING.test(phrase.plain))
  if (!bound && !question) return undefined
  if (question && reading.answer && OR.test(phrase.plain)) return choice(reading, ask)
  const first = phrase.words.find((word) => word.start >= head.start && /[\p{L}\d]/u.test(word.text))
  const swaps = question && ask.quick.has(first?.text ?? '') && !ask.light.has(first?.text ?? '')
  const order =
    (bound || swaps) && first !== undefined && ask.verbs.has(first.text) && !later.noOrder.has(first.text)
  const deed = order ? first : deedNounAt(phrase, words, head)
  if (deed) return fragment(reading, ask, { start: deed.start, end: deed.end })
  return bound && contentOf(phrase, ask, head) > 1 ? fragment(reading, ask, undefined) : undefined
}

const OR = /[\p{L}\d] or [\p{L}\d]/u

/** 'FX rate for May: ECB or Bloomberg?' is a question without a verb. */
function choice(reading: SentenceReading, ask: AskWords): Request {
  return {
    ...fragment(reading, ask, undefined),
    rule: 'action.question',
    strength: 1,
    verb: null,
    verbAt: null,
    size: 'quick',
  }
}

/** The first clause, past a name or greeting that stands before it ('Nadia, eyes on the scan of bay 3?'). */
function headOf(plain: string): Range {
  const called = /^\W*(?:(?:hi|hey|hello|dear) )?[\p{L}-]{2,20}(?: [\p{L}-]{2,20})?(?:,| [–-]|:) /u.exec(
    plain,
  )
  const start = called?.[0].length ?? 0
  const cut = plain.slice(start).search(CLAUSE_END)
  return { start, end: cut < 1 ? plain.length : start + cut }
}

function fragment({ phrase }: SentenceReading, ask: AskWords, deed: Range | undefined): Request {
  const object = objectRange(phrase, ask, deed?.end ?? 0) ?? objectRange(phrase, ask, 0)
  const content = contentOf(phrase, ask, { start: 0, end: phrase.plain.length })
  return {
    rule: 'action.fragmentDeed',
    strength: content > 0 ? 2 : 1,
    verb: deed ? phrase.plain.slice(deed.start, deed.end) : 'give',
    verbAt: deed ?? object,
    object,
    content,
    parts: 1,
    size: 'usual',
    whom: null,
    start: deed?.start ?? 0,
    end: object?.end ?? phrase.plain.length,
  }
}
