import type { Language } from '../language.ts'
import { deAsk } from './ask.ts'
import { deDates } from './dates.ts'

/** German, as the coach knows it. */
export const german: Language = { code: 'de', dates: deDates, ask: deAsk }
