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
 * Another look at an English draft in which no sentence names a deed in the common ways. First with rarer forms of asking
 * (deeds as nouns, wishes, orders with any verb); where still nothing at all is asked, at fragments ('lift to the Basel site
 * on Thursday'), then at statements that read like requests to a small model. A file of its own with the model's weights,
 * so that the coach is there before it. Gives the first look back where there is nothing to add.
 */
export function secondLook(first: Look, english: ReadyLanguage): Look {
  const ask = wider(english.ask)
  const sentences = first.sentences.map((s) => ({ ...s, reading: again(s.reading, ask, english) }))
  const rants = sentences.some(({ reading }) => reading.rants.length > 0)
  const asked = found(sentences, ({ request, phrase }) =>
    request && request.verb === null && complains(phrase.plain, rants)
      ? { ...request, strength: 0 as const, rule: 'action.complaint' }
      : request,
  )
  if (asked.some(({ request }) => request.strength > 0)) return { sentences, asked }
  const bare = found(sentences, (reading) => bareRequest(reading, { ask, later: enLater }))
  if (bare.length > 0) return { sentences, asked: bare }
  const unsaid = found(sentences, (reading) => unsaidRequest(reading, ask, requestModel))
  if (unsaid.length > 0) return { sentences, asked: unsaid }
  return asked.length > 0 ? { sentences, asked } : first
}

/** 'Why do we have four forms for this?' in a rant asks nobody, and 'does anybody care' never does. */
function complains(plain: string, rants: boolean): boolean {
  return enLater.complaint.test(plain) || (rants && enLater.rantQuestion.test(plain))
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
    helpers: new RegExp(`${ask.helpers.source}|${enLater.helpers.source}`),
    nounRequest: (phrase, rule, match) => nounRequest(phrase, { ask, later: enLater }, rule, match),
  }
  WIDER.set(ask, made)
  return made
}

const AGAIN = new WeakMap<SentenceReading, SentenceReading>()

/** Kept by reading: the sentences that aren't being typed are the same at the next key. */
function again(reading: SentenceReading, ask: AskWords, { lexicon }: ReadyLanguage): SentenceReading {
  const known = AGAIN.get(reading) ?? readSentence(reading.text, ask, lexicon)
  AGAIN.set(reading, known)
  return known
}
