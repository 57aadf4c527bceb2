import type { LanguageCode } from '../coaching.ts'
import { type Lexicon, lexiconOf } from '../dates/lexicon.ts'
import { enAsk } from './en/ask.ts'
import { enDates } from './en/dates.ts'
import type { AskWords } from './language.ts'

/** A language made ready for reading: its words looked up by phrase. */
export interface ReadyLanguage {
  readonly code: LanguageCode
  readonly ask: AskWords
  readonly lexicon: Lexicon
}

const EN: ReadyLanguage = { code: 'en', ask: enAsk, lexicon: lexiconOf([enDates]) }

/** The words to read a text with. */
export function languageOf(code: LanguageCode): ReadyLanguage {
  return code === 'en' ? EN : { ...EN, code }
}
