import { guessLanguage } from '#engine/text/language.ts'
import { proseOf } from '#engine/text/prose.ts'
import { paragraphsOf, sentencesOf } from '#engine/text/sentences.ts'
import { plain, wordsOf } from '#engine/text/words.ts'
import type { CoachContext, Coaching, LanguageCode, Marks } from './coaching.ts'
import { type Clock, clockOf } from './dates/asker-clock.ts'
import { deadlineOf } from './deadline.ts'
import { type Asked, type Draft, type Placed, placed } from './draft.ts'
import { flagsOf, splitsOf } from './flags.ts'
import { hintsOf } from './hints.ts'
import type { KnownLanguage, Language } from './languages/language.ts'
import { type ReadyLanguage, readyOf } from './languages/ready.ts'
import { marksOf } from './marks.ts'
import type { Look } from './second-look.ts'
import { readSentence, type SentenceReading } from './sentence.ts'
import { slotsOf, spansOf } from './slots.ts'

/** Sentences of paragraphs already read. Keep one per open draft; it holds no clock and can be dropped at any time. */
export interface CoachCache {
  readonly paragraphs: Map<string, readonly KeptSentence[]>
  readonly sentences: Map<string, SentenceReading>
  /** language of the readings kept; another one empties the cache */
  language: LanguageCode
}

interface KeptSentence {
  readonly reading: SentenceReading
  readonly start: number
}

/** Entries kept before the cache is emptied: far more than a draft's sentences, however long it is edited. */
const KEPT = 4000

/** In a language that the coach doesn't know it asks its questions and marks nothing. */
const NO_MARKS: Marks = { specific: 0, meaningful: 0, action: 0, realistic: 0, timeBound: 0 }

/** An empty cache for one draft. */
export function coachCache(): CoachCache {
  return { paragraphs: new Map(), sentences: new Map(), language: 'other' }
}

/** The languages whose words are at hand. English is always among them: unknown ones are read with its dates. */
export type Languages = Readonly<Partial<Record<KnownLanguage, Language>>> & {
  readonly en: Language
  /** for rarer ways of asking and of asking too much in English; a file of its own, so it may come later or not at all */
  readonly secondLook?: (first: Look, english: ReadyLanguage) => Look
}

/** One draft with all that reading it needs. */
export interface Reading {
  readonly text: string
  readonly context: CoachContext
  readonly cache: CoachCache
}

/**
 * Reads a draft with the languages given; `analyse` of `read.ts` is this with all of them, see there. A text in a language
 * that isn't given has `language` set to it, no marks, and the plain questions.
 */
export function analyseWith(languages: Languages, { text, context, cache }: Reading): Coaching {
  const prose = proseOf(text)
  const code = guessLanguage(wordsOf(plain(prose.text.slice(0, 2000))).map((word) => word.text))
  const known = code === 'other' ? undefined : languages[code]
  const clock = clockOf(context.now, context.zone, context.hours)
  const sentences = sentencesIn(prose.text, readyOf(known ?? languages.en, languages.en), cache)
  const look = lookAt(sentences, languages, code)
  const draft = draftOf({ text, asides: prose.asides, ...look }, clock)
  const marks = known ? marksOf(draft) : NO_MARKS
  const slots = slotsOf(draft)
  const splits = splitsOf(draft)
  const flags = flagsOf({ draft, slots, marks, splits, clock })
  return {
    language: code,
    slots,
    marks,
    hints: hintsOf({ draft, slots, marks, flags, clock, language: known ? code : 'other' }),
    spans: spansOf(draft, slots, marks),
    flags,
    splits,
  }
}

function sentencesIn(prose: string, language: ReadyLanguage, cache: CoachCache): Placed[] {
  if (cache.language !== language.code || cache.sentences.size > KEPT || cache.paragraphs.size > KEPT) {
    cache.paragraphs.clear()
    cache.sentences.clear()
    cache.language = language.code
  }
  const found: Placed[] = []
  for (const paragraph of paragraphsOf(prose)) {
    for (const { reading, start } of readParagraph(paragraph.text, language, cache)) {
      found.push({ reading, at: paragraph.start + start, index: found.length })
    }
  }
  return found
}

function readParagraph(text: string, language: ReadyLanguage, cache: CoachCache): readonly KeptSentence[] {
  const known = cache.paragraphs.get(text)
  if (known) return known
  const kept = sentencesOf(text).map((sentence) => {
    const reading =
      cache.sentences.get(sentence.text) ?? readSentence(sentence.text, language.ask, language.lexicon)
    cache.sentences.set(sentence.text, reading)
    return { reading, start: sentence.start }
  })
  cache.paragraphs.set(text, kept)
  return kept
}

function draftOf(
  { text, sentences, asides, asked }: Pick<Draft, 'text' | 'sentences' | 'asides' | 'asked'>,
  clock: Clock,
): Draft {
  const main = mainOf(asked)
  const { deadline, bound } = deadlineOf(sentences, main, clock)
  return { text, sentences, asides, main, asked, deadline, bound, effort: effortOf(sentences, main) }
}

/** What sentences ask, and what a second look finds besides. */
function lookAt(sentences: readonly Placed[], { en, secondLook }: Languages, code: LanguageCode): Look {
  const asked = sentences.flatMap((sentence) => {
    const { request } = sentence.reading
    return request ? [{ request, sentence }] : []
  })
  const first: Look = { sentences, asked }
  return code === 'en' && secondLook ? secondLook(first, readyOf(en, en)) : first
}

/** The most concrete request, of equals the one with more in it to start from, then the earliest. */
function mainOf(asked: readonly Asked[]): Asked | undefined {
  let best: Asked | undefined
  for (const one of asked) {
    if (!best || weight(one) > weight(best)) best = one
  }
  return best
}

function weight({ request, sentence: { reading } }: Asked): number {
  return (
    10 * request.strength +
    Math.min(3, request.content) +
    (reading.details.length > 0 ? 2 : 0) +
    (reading.answer ? 1 : 0)
  )
}

function effortOf(sentences: readonly Placed[], main: Asked | undefined): Draft['effort'] {
  if (!main) return null
  const order = [
    main.sentence,
    ...sentences.slice(main.sentence.index + 1),
    ...sentences.slice(0, main.sentence.index),
  ]
  for (const sentence of order) {
    const effort = sentence.reading.efforts[0]
    const told = sentence.index < main.sentence.index && !sentence.reading.request && effort?.limit !== true
    if (!effort || told) continue
    const { start, end } = effort
    const text = sentence.reading.text.slice(start, end)
    return { minutes: effort.minutes, text, rule: 'effort.stated', ...placed({ start, end }, sentence) }
  }
  return null
}
