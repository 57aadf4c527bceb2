import type { Text } from '#kit/text/text.tsx'
import { directionOf } from '#platform/i18n/direction.ts'
import { chooseLanguage } from '#platform/i18n/choose-language.ts'
import { makeText, type Messages } from './text.ts'

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

/** The words of a language: those that every page begins with, and a way to have the others. */
export type Words = {
  readonly text: Text
  /** Fetches what Compose doesn't say, once; from then on `text` says it, too. */
  readonly whole: () => Promise<void>
}

/** Fetches the first words of a language, and tells the page which one it is in and how it runs. */
export async function loadWords(tag: string): Promise<Words> {
  const halves = HALVES[tag] ?? HALVES.en
  const messages = { ...(await halves.first()) }
  const text = makeText(messages, tag in HALVES ? tag : 'en')
  document.documentElement.lang = text.language
  document.documentElement.dir = directionOf(text.language)
  let later: Promise<void> | null = null
  const fetchLater = async () => {
    Object.assign(messages, await halves.later())
  }
  return {
    text,
    whole: () =>
      (later ??= fetchLater().catch((reason: unknown) => {
        // The next page that wants them tries again; this one says why it can't be shown.
        later = null
        throw reason
      })),
  }
}

type Halves = Readonly<Record<'first' | 'later', () => Promise<Messages>>>
type Module = Promise<{ readonly messages: Messages }>

const HALVES: Readonly<Record<string, Halves> & { en: Halves }> = {
  en: both(
    () => import('./languages/en-first.ts'),
    () => import('./languages/en-later.ts'),
  ),
  de: both(
    () => import('./languages/de-first.ts'),
    () => import('./languages/de-later.ts'),
  ),
  fr: both(
    () => import('./languages/fr-first.ts'),
    () => import('./languages/fr-later.ts'),
  ),
  es: both(
    () => import('./languages/es-first.ts'),
    () => import('./languages/es-later.ts'),
  ),
  [TEST_LANGUAGE]: {
    first: () => mirroredOf(import('./languages/en-first.ts')),
    later: () => mirroredOf(import('./languages/en-later.ts')),
  },
}

function both(first: () => Module, later: () => Module): Halves {
  return { first: async () => (await first()).messages, later: async () => (await later()).messages }
}

async function mirroredOf(english: Module): Promise<Messages> {
  const [{ messages }, { mirrored }] = await Promise.all([english, import('./languages/mirrored.ts')])
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, mirrored(text)]))
}
