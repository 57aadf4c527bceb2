import { analyseWith, type CoachCache, coachCache, type Languages } from './analyse.ts'
import { instant } from '#engine/time/instant.ts'
import type { CoachContext, Coaching } from './coaching.ts'
import { english } from './languages/en/english.ts'
import type { KnownLanguage, Language } from './languages/language.ts'

/** Reads as `analyse` does, with the languages that are loaded by now. */
export type LazyAnalyse = (text: string, context: CoachContext, cache?: CoachCache) => Coaching

/** Read once at the start: patterns are compiled at their first use, and no key should pay for that. */
const SAMPLE =
  "Row 12 of plan.xlsx fails with 'no rate' since Monday, sorry. I tried 2.1. Could someone check it for 10 minutes by Friday noon? Otherwise we can't pay."

type Load = () => Promise<Language>

const LOADS: Readonly<Record<Exclude<KnownLanguage, 'en'>, Load>> = {
  de: async () => (await import('./languages/de/german.ts')).german,
  fr: async () => (await import('./languages/fr/french.ts')).french,
}

/**
 * The coach for a browser: English at once, German and French each as a chunk of its own, fetched from this server when a
 * draft is in that language. Until it is there, such a draft has no marks and the plain questions.
 *
 * @param loaded called when a language has come and the draft is worth reading again
 * @param failed called where a chunk could not be fetched; the next draft in that language tries again
 */
export function lazyCoach(loaded: () => void, failed: (error: unknown) => void = () => {}): LazyAnalyse {
  let languages: Languages = { en: english }
  analyseWith(languages, { text: SAMPLE, context: { now: instant(0), zone: 'UTC' }, cache: coachCache() })
  const pending = new Set<KnownLanguage>()
  const lookTwice = async () => {
    try {
      const { secondLook } = await import('./second-look.ts')
      languages = { ...languages, secondLook }
      loaded()
    } catch (error) {
      // Without it only requests in words that the rules know are seen.
      failed(error)
    }
  }
  void lookTwice()
  const fetch = async (code: Exclude<KnownLanguage, 'en'>) => {
    pending.add(code)
    try {
      languages = { ...languages, [code]: await LOADS[code]() }
      loaded()
    } catch (error) {
      // The draft stays readable without it; the caller decides whether anybody needs to know.
      failed(error)
    } finally {
      pending.delete(code)
    }
  }
  return (text, context, cache = coachCache()) => {
    const coaching = analyseWith(languages, { text, context, cache })
    const { language } = coaching
    if ((language === 'de' || language === 'fr') && !languages[language] && !pending.has(language))
      void fetch(language)
    return coaching
  }
}
