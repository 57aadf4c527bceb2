import type { AskWords } from './languages/language.ts'
import { type RequestModel, requestScore } from './request-model.ts'
import type { Request } from './request.ts'
import { contentOf, objectRange } from './request-object.ts'
import { laterVerb } from './request-verb.ts'
import type { SentenceReading } from './sentence.ts'

/** From these log odds on a statement is taken for a request. Questions and fragments have rules of their own. */
const SURE = 0.5
/** Words of an object from which on the deed is concrete. */
const PLENTY = 2

/** Thanks, notices, and what the asker must do. */
const OWN =
  /^\W*(?:thank|thanks|fyi|please note|note that)\b|\b(?:i|we)(?:'ll| will|'ve| have| need| want| must| should)(?: to)?\b/

const SCORES = new WeakMap<RequestModel, WeakMap<SentenceReading, number>>()

/**
 * A request that no rule knows, in a statement which reads like one to the model: begun, or there where a known verb has an
 * object. Undefined below the model's threshold, for questions and for what tells of the past.
 */
export function unsaidRequest(
  reading: SentenceReading,
  ask: AskWords,
  model: RequestModel,
): Request | undefined {
  const { phrase, text } = reading
  if (OWN.test(phrase.plain) || reading.block) return undefined
  if (text.includes('?') || reading.past || reading.content < 1 || scoreOf(reading, model) < SURE)
    return undefined
  const at = laterVerb(phrase, ask, 0)
  const word = at === undefined ? undefined : phrase.words[at]
  const object = objectRange(phrase, ask, word?.end ?? 0)
  const content = object ? contentOf(phrase, ask, object) : 0
  const concrete = word !== undefined && !ask.generic.has(word.text) && content >= PLENTY
  return {
    rule: 'action.model',
    strength: concrete ? 2 : 1,
    verb: concrete ? word.text : null,
    verbAt: concrete ? { start: word.start, end: word.end } : null,
    object,
    content,
    parts: 1,
    size: 'usual',
    whom: null,
    start: word?.start ?? 0,
    end: object?.end ?? phrase.plain.length,
  }
}

function scoreOf(reading: SentenceReading, model: RequestModel): number {
  const scores = SCORES.get(model) ?? new WeakMap<SentenceReading, number>()
  SCORES.set(model, scores)
  const known = scores.get(reading) ?? requestScore(model, reading.phrase.words)
  scores.set(reading, known)
  return known
}
