import type { DateMeaning, DateWords } from '../languages/language.ts'

/** A word, a sign or a figure such as `14:00`, `13.3.` or `2026-05-22`. */
export interface DateToken {
  /** lower case, without the possessive 's */
  readonly text: string
  readonly start: number
  readonly end: number
  /** no space before it */
  readonly glued: boolean
  /** written with a capital */
  readonly capital: boolean
}

interface Entry {
  readonly words: readonly string[]
  readonly meaning: DateMeaning
}

/** Phrases by their first word, the longest first. */
export type Lexicon = ReadonlyMap<string, readonly Entry[]>

const TOKEN = /\d+(?:[.:,/-]\d+)*\.?|\p{L}+(?:'\p{L}+)?|[^\s]/gu
const INNER_HYPHEN = /(?<=[\p{L}\d])-(?=\p{L})/gu

/**
 * Tokens of a sentence. `plainText` is the sentence in lower case, `written` the same as the asker wrote it; both have
 * one length. Linear.
 *
 * @example tokensOf("friday's 14-15h", "Friday's 14-15h").map((t) => t.text)  // ['friday', '14-15', 'h']
 */
export function tokensOf(plainText: string, written: string): DateToken[] {
  const tokens: DateToken[] = []
  for (const match of plainText.replace(INNER_HYPHEN, ' ').matchAll(TOKEN)) {
    const start = match.index
    const text = match[0].endsWith("'s") ? match[0].slice(0, -2) : match[0]
    const before = plainText[start - 1] ?? ' '
    tokens.push({
      text,
      start,
      end: start + match[0].length,
      glued: before.trim() !== '' && !'([{"\'<,;'.includes(before),
      capital: written[start] !== plainText[start],
    })
  }
  return tokens
}

/** A lexicon from one or several languages; where two know a phrase, the first wins. Done once per language. */
export function lexiconOf(languages: readonly DateWords[]): Lexicon {
  const byFirst = new Map<string, Entry[]>()
  const seen = new Set<string>()
  for (const words of languages) {
    for (const [phrase, meaning] of Object.entries(words)) {
      const parts = tokensOf(phrase, phrase).map((token) => token.text)
      const first = parts[0]
      const key = parts.join(' ')
      if (first === undefined || seen.has(key)) continue
      seen.add(key)
      const entries = byFirst.get(first) ?? []
      entries.push({ words: parts, meaning })
      byFirst.set(first, entries)
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}

export interface Meant {
  readonly meaning: DateMeaning
  readonly length: number
}

/** The longest phrase that begins at a token, with its length in tokens. */
export function meantAt(tokens: readonly DateToken[], at: number, lexicon: Lexicon): Meant | undefined {
  const token = tokens[at]
  const entries = token && lexicon.get(token.text)
  if (!entries) return undefined
  for (const { words, meaning } of entries) {
    if (words.every((word, i) => tokens[at + i]?.text === word)) return { meaning, length: words.length }
  }
  return undefined
}
