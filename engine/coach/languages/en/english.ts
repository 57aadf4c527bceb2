import type { Language } from '../language.ts'
import { enAsk } from './ask.ts'
import { enDates } from './dates.ts'

/** English, as the coach knows it. */
export const english: Language = { code: 'en', dates: enDates, ask: enAsk }
