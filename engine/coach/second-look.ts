import type { Asked, Placed } from './draft.ts'
import { enLater } from './languages/en/later.ts'
import { requestModel } from './languages/en/request-weights.ts'
import type { AskWords, RequestRule } from './languages/language.ts'
import type { ReadyLanguage } from './languages/ready.ts'
import { bareRequest } from './request-bare.ts'
import { nounRequest } from './request-noun.ts'
import type { Request } from './request.ts'
import { unsaidRequest } from './request-unsaid.ts'
import { readSentence, type SentenceReading } from './sentence.ts'

/** Sentences as they were read, with what is asked in them. */
export interface Look {
  readonly sentences: readonly Placed[]
  readonly asked: readonly Asked[]
}

/**
 * Another look at an English draft. Requests that are complaints or wishes lose their deed, and what is asked is measured:
 * amounts that nobody can do, and minutes in rarer words. Where no sentence names a deed, it looks with rarer forms of
 * asking (deeds as nouns, wishes, orders with any verb); where still nothing at all is asked, at fragments ('lift to the
 * Basel site on Thursday'), then at statements that read like requests to a small model. A file of its own with the
 * model's weights, so that the coach is there before it.
 */
export function secondLook(first: Look, english: ReadyLanguage): Look {
  const rants = first.sentences.some(({ reading }) => reading.rants.length > 0)
  const doubted = { ...first, asked: first.asked.map((one) => doubt(one, rants)) }
  const deed = doubted.asked.some(({ request }) => request.strength === 2)
  return sized(deed ? doubted : searched(doubted, english), english)
}

/**
 * A request that is a complaint or the asker's own duty asks for nothing; one for a result that nobody can just do is
 * begun; a large deed on a small thing ('rewrite the title') is none. To say yes or no is a deed.
 */
function doubt({ request, sentence }: Asked, rants: boolean): Asked {
  const { plain } = sentence.reading.phrase
  const own = request.rule === 'action.order' && enLater.ownDuties.test(plain.slice(0, request.start))
  if (
    own ||
    enLater.complaint.test(plain) ||
    (rants && request.verb === null && enLater.rantQuestion.test(plain))
  )
    return { request: { ...request, strength: 0, rule: 'action.complaint' }, sentence }
  if (request.strength === 2 && enLater.howTo.test(plain))
    return {
      request: { ...request, strength: 1, rule: 'action.question', size: 'usual', verb: null, verbAt: null },
      sentence,
    }
  if (request.strength === 2 && enLater.wished.test(plain))
    return { request: { ...request, strength: 1, size: 'open' }, sentence }
  if (
    request.strength === 1 &&
    /^(?:say|tell|give|choose)\b/.test(request.verb ?? '') &&
    sentence.reading.answer
  )
    return { request: { ...request, strength: 2 }, sentence }
  const other =
    request.size === 'big'
      ? enLater.small.test(plain.slice(request.start, request.end))
      : request.size === 'quick' && enLater.risky.test(plain)
  return { request: other ? { ...request, size: 'usual' } : request, sentence }
}

/** The look with what its sentences say about how much is asked. */
function sized({ sentences, asked }: Look, english: ReadyLanguage): Look {
  const measured = sentences.map((s) => ({ ...s, reading: measure(s.reading, english) }))
  return {
    sentences: measured,
    asked: asked.map((one) => ({ ...one, sentence: measured[one.sentence.index] ?? one.sentence })),
  }
}

const MEASURED = new WeakMap<SentenceReading, SentenceReading>()

/**
 * Kept by reading, as above. Amounts that are one deed ('print 250 flyers') or only told of are none; nor is it a rant when
 * somebody who says sorry 'honestly' searched.
 */
function measure(reading: SentenceReading, english: ReadyLanguage): SentenceReading {
  const known = MEASURED.get(reading)
  if (known) return known
  const { plain } = reading.phrase
  const more = Array.from(plain.matchAll(enLater.huge), (m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  const huge = [...reading.huge, ...more].filter(
    ({ start }) => !enLater.oneDeed.test(plain.slice(0, start)) && !enLater.oneThing.test(plain.slice(start)),
  )
  const untimed = reading.efforts.length === 0 && reading.phrase.lasting
  const read = untimed ? again(reading, wider(english.ask), english) : reading
  const bound = !reading.past && enLater.ownBound.test(plain)
  const efforts = bound
    ? read.efforts.map((e) => ({ ...e, limit: e.limit || !enLater.machine.test(plain.slice(e.end)) }))
    : read.efforts
  const sorry = reading.apologies.length > 0
  const rants = reading.rants.filter((r) => !(sorry && /\w/.test(plain.slice(r.start, r.end))))
  const made = {
    ...reading,
    huge,
    efforts,
    rants,
    many: enLater.many.test(plain) || enLater.risky.test(plain),
  }
  MEASURED.set(reading, made)
  return made
}

/** Rarer forms of asking, in drafts in which no sentence names a deed; the first look where there is nothing to add. */
function searched(first: Look, english: ReadyLanguage): Look {
  const ask = wider(english.ask)
  const sentences = first.sentences.map((s) => ({ ...s, reading: again(s.reading, ask, english) }))
  const rants = sentences.some(({ reading }) => reading.rants.length > 0)
  const asked = found(sentences, ({ request }) => request).map((one) => doubt(one, rants))
  if (asked.some(({ request }) => request.strength > 0)) return { sentences, asked }
  const open = sentences.filter((s) => !enLater.complaint.test(s.reading.phrase.plain))
  const bare = found(open, (reading) => bareRequest(reading, { ask, later: enLater }))
  if (bare.length > 0) return { sentences, asked: bare }
  const unsaid = found(open, (reading) => unsaidRequest(reading, ask, requestModel))
  if (unsaid.length > 0) return { sentences, asked: unsaid }
  return asked.length > 0 ? { sentences, asked } : first
}

function found(
  sentences: readonly Placed[],
  look: (reading: SentenceReading) => Request | undefined,
): readonly Asked[] {
  return sentences.flatMap((sentence) => {
    const request = look(sentence.reading)
    return request ? [{ request, sentence }] : []
  })
}

const WIDER = new WeakMap<AskWords, AskWords>()

function wider(ask: AskWords): AskWords {
  const known = WIDER.get(ask)
  if (known) return known
  const requests: RequestRule[] = []
  for (const rule of ask.requests)
    requests.push(...enLater.requests.filter((r) => r.before === rule.id), rule)
  const made: AskWords = {
    ...ask,
    requests,
    noOrder: enLater.noOrder,
    helpers: either(ask.helpers, enLater.helpers),
    takes: either(ask.takes, enLater.takes),
    sessions: either(ask.sessions, enLater.sessions),
    machine: either(ask.machine, enLater.machine),
    nounRequest: (phrase, rule, match) => nounRequest(phrase, { ask, later: enLater }, rule, match),
  }
  WIDER.set(ask, made)
  return made
}

function either(one: RegExp, other: RegExp): RegExp {
  return new RegExp(`${one.source}|${other.source}`)
}

const AGAIN = new WeakMap<SentenceReading, SentenceReading>()

/** Kept by reading: the sentences that aren't being typed are the same at the next key. */
function again(reading: SentenceReading, ask: AskWords, { lexicon }: ReadyLanguage): SentenceReading {
  const known = AGAIN.get(reading) ?? readSentence(reading.text, ask, lexicon)
  AGAIN.set(reading, known)
  return known
}
