import type { Text } from '#kit/text/text.tsx'
import { directionOf } from '#platform/i18n/direction.ts'
import { chooseLanguage } from '#platform/i18n/choose-language.ts'
import { makeText, readMessages, type Messages } from './text.ts'

/** What may be chosen, each in its own words. */
export const LANGUAGES = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'fr', name: 'Français' },
  { tag: 'es', name: 'Español' },
] as const

/** English in Arabic script, for tests: by `?lang=` alone, never a choice. */
export const TEST_LANGUAGE = 'ar-XB'

const KEY = 'askwell.language'
const OFFERED: readonly string[] = [...LANGUAGES.map(({ tag }) => tag), TEST_LANGUAGE]

/** What this browser chose before: by the address, then by hand. Null: nothing yet. */
export function chosenLanguage(): string | null {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked !== null && OFFERED.includes(asked)) keepLanguage(asked)
  const kept = localStorage.getItem(KEY)
  return kept !== null && OFFERED.includes(kept) ? kept : null
}

export function keepLanguage(tag: string): void {
  localStorage.setItem(KEY, tag)
}

/** The language to begin with: chosen before, else the first of the browser's that we speak. */
export function firstLanguage(): string {
  return chosenLanguage() ?? bestOf(navigator.languages)
}

/** @param wanted best first; English where we speak none of them */
export function bestOf(wanted: readonly string[]): string {
  const choices = LANGUAGES.map(({ tag }) => tag)
  const spoken = wanted.find((one) => one.startsWith('en') || chooseLanguage(one, choices) !== 'en')
  return spoken === undefined ? 'en' : chooseLanguage(spoken, choices)
}

/** The words of a language, and the page told which one it is in and how it runs. English where they can't be fetched. */
export async function loadText(tag: string): Promise<Text> {
  const text = await fetchText(tag).catch(() => makeText())
  document.documentElement.lang = text.language
  document.documentElement.dir = directionOf(text.language)
  return text
}

async function fetchText(tag: string): Promise<Text> {
  const load = LOADERS[tag]
  return load === undefined ? makeText() : makeText(await load(), tag)
}

const LOADERS: Readonly<Record<string, () => Promise<Messages>>> = {
  de: async () => (await import('./languages/de.ts')).messages,
  fr: async () => (await import('./languages/fr.ts')).messages,
  es: async () => (await import('./languages/es.ts')).messages,
  [TEST_LANGUAGE]: async () => {
    const { mirrored } = await import('./languages/mirrored.ts')
    return Object.fromEntries(Object.entries(readMessages()).map(([key, text]) => [key, mirrored(text)]))
  },
}
