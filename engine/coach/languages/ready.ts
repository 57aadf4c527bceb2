import type { LanguageCode } from '../coaching.ts'
import { type Lexicon, lexiconOf } from '../dates/lexicon.ts'
import { deAsk } from './de/ask.ts'
import { deDates } from './de/dates.ts'
import { enAsk } from './en/ask.ts'
import { enDates } from './en/dates.ts'
import { frAsk } from './fr/ask.ts'
import { frDates } from './fr/dates.ts'
import type { AskWords, Language } from './language.ts'

/** A language made ready for reading: its words looked up by phrase. */
export interface ReadyLanguage {
  readonly code: LanguageCode
  readonly ask: AskWords
  readonly lexicon: Lexicon
}

const LANGUAGES: Readonly<Record<Language['code'], Language>> = {
  en: { code: 'en', dates: enDates, ask: enAsk },
  de: { code: 'de', dates: deDates, ask: deAsk },
  fr: { code: 'fr', dates: frDates, ask: frAsk },
}

const READY = new Map<LanguageCode, ReadyLanguage>()

/** The words to read a text with, made once. A language that the coach doesn't know is read with the English ones. */
export function languageOf(code: LanguageCode): ReadyLanguage {
  const ready = READY.get(code)
  if (ready) return ready
  const { ask, dates } = LANGUAGES[code === 'other' ? 'en' : code]
  const lexicon = lexiconOf(code === 'en' ? [dates] : [dates, enDates])
  const made: ReadyLanguage = { code, ask, lexicon }
  READY.set(code, made)
  return made
}
