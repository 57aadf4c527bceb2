import type { Language } from '#engine/rank/small-words.ts'
import type { Stems } from '#engine/rank/stems.ts'

const NAMES: Readonly<Record<Exclude<Language, 'en'>, string>> = {
  de: 'german',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
  ru: 'russian',
  sv: 'swedish',
}
/** Words are said again and again; the few that are forgotten when it is full are cut anew. */
const KEPT = 20_000

/**
 * Stems of the languages that we know beside English, for the ranking. Read when they are first needed: a command that
 * ranks nobody doesn't wait for them.
 *
 * @source M. F. Porter, Snowball: a language for stemming algorithms, 2001 (package `snowball-stemmers`)
 */
export async function loadStems(): Promise<Stems> {
  const { newStemmer } = (await import('snowball-stemmers')).default
  return new Map(
    Object.entries(NAMES).map(([language, name]) => {
      const stemmer = newStemmer(name)
      return [language as Language, remembering((word) => stemmer.stem(word))]
    }),
  )
}

function remembering(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= KEPT) known.clear()
    const made = stem(word)
    known.set(word, made)
    return made
  }
}
