import type { Language } from '../language.ts'
import { frAsk } from './ask.ts'
import { frDates } from './dates.ts'

/** French, as the coach knows it. */
export const french: Language = { code: 'fr', dates: frDates, ask: frAsk }
