import { type Lexicon, lexiconOf } from '../dates/lexicon.ts'
import type { AskWords, KnownLanguage, Language } from './language.ts'

/** A language made ready for reading: its words looked up by phrase. */
export interface ReadyLanguage {
  readonly code: KnownLanguage
  readonly ask: AskWords
  readonly lexicon: Lexicon
}

const READY = new WeakMap<Language, ReadyLanguage>()

/** A language's words by phrase, made once. English dates are understood beside those of any other language. */
export function readyOf(language: Language, english: Language): ReadyLanguage {
  const ready = READY.get(language)
  if (ready) return ready
  const lexicon = lexiconOf(language === english ? [language.dates] : [language.dates, english.dates])
  const made: ReadyLanguage = { code: language.code, ask: language.ask, lexicon }
  READY.set(language, made)
  return made
}
