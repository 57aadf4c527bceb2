import { IntlMessageFormat } from 'intl-messageformat'
import { Fault } from '../refusal.ts'
import { parentsOf } from './choose-language.ts'
import { directionOf, isolate } from './direction.ts'

/** Texts by language and key, as the `strings/<lang>.json` of a folder hold them; English is complete. */
export type Messages<Key extends string = string> = {
  readonly en: Readonly<Record<Key, string>>
} & Readonly<Record<string, Readonly<Partial<Record<Key, string>>>>>

/** What a message speaks of. Moments and durations come in as texts (`times.ts`), never as a Date. */
export type Values = Readonly<Record<string, string | number>>

export type Say<Key extends string = string> = (lang: string, key: Key, values?: Values) => string

/**
 * A function that says a message in a language, from these texts alone. ICU MessageFormat: plurals, selects,
 * numbers. A language that lacks the key falls back to its parent (`de-AT`, `de`) and then to English. Names that
 * are written the other way round than the language are set apart, so that what follows them stays in place.
 *
 * @param options.missing what a text that is nowhere, or can't be said, is: a fault (tests, `npm run check`), or
 *                        its key (in production, where half a page is better than none)
 */
export function createSay<Key extends string>(
  messages: Messages<Key>,
  options: { readonly missing: 'fault' | 'key' } = { missing: 'key' },
): Say<Key> {
  const compiled = new Map<string, IntlMessageFormat>()

  return (lang, key, values = {}) => {
    const found = lookUp(messages, lang, key)
    if (!found) return giveUp(key, 'has no text', options.missing)
    try {
      const id = `${found.lang} ${key}`
      const message = compiled.get(id) ?? compile(found.text, found.lang)
      compiled.set(id, message)
      return String(message.format(setApart(values, found.lang)))
    } catch (error) {
      // A translator's slip must not take a page away: in production the key stands in, and the check names it.
      return giveUp(key, `can't be said: ${error instanceof Error ? error.message : ''}`, options.missing)
    }
  }
}

function lookUp<Key extends string>(
  messages: Messages<Key>,
  lang: string,
  key: Key,
): { lang: string; text: string } | undefined {
  for (const candidate of [...parentsOf(lang), 'en']) {
    const texts = Object.hasOwn(messages, candidate) ? messages[candidate] : undefined
    const text = texts && Object.hasOwn(texts, key) ? texts[key] : undefined
    if (text !== undefined) return { lang: candidate, text }
  }
  return undefined
}

/** Tags are off: a `<` in a text is a `<`, and markup is the business of who shows it. */
function compile(text: string, lang: string): IntlMessageFormat {
  return new IntlMessageFormat(text, lang, undefined, { ignoreTag: true })
}

function setApart(values: Values, lang: string): Record<string, string | number> {
  const direction = directionOf(lang)
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolate(value, direction) : value,
    ]),
  )
}

function giveUp(key: string, why: string, missing: 'fault' | 'key'): string {
  if (missing === 'fault') throw new Fault(`the message '${key}' ${why}`)
  return key
}
