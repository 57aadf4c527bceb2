/** What a word or phrase means to the date reader. */
export type DateMeaning =
  | { readonly k: 'day'; readonly v: number }
  | { readonly k: 'weekday'; readonly v: number }
  | { readonly k: 'month'; readonly v: number }
  | { readonly k: 'unit'; readonly v: Unit }
  | { readonly k: 'number'; readonly v: number }
  | { readonly k: 'part'; readonly v: Part; readonly today?: true }
  | { readonly k: 'time'; readonly v: number }
  | { readonly k: 'close' }
  | { readonly k: 'which'; readonly v: Which }
  | { readonly k: 'edge'; readonly v: Edge }
  | { readonly k: 'period'; readonly edge: Edge; readonly unit: Unit }
  | { readonly k: 'weekend' }
  | { readonly k: 'feast'; readonly month: number; readonly day: number }
  | { readonly k: 'offset'; readonly v: number }
  | { readonly k: 'meridiem'; readonly v: 'am' | 'pm' }
  | { readonly k: 'clock' }
  | { readonly k: 'ordinal' }
  | { readonly k: 'cue'; readonly v: Cue }
  | { readonly k: 'vague'; readonly v: 'soon' | 'whenever' }
  | { readonly k: 'now' }
  | { readonly k: 'and' }
  | { readonly k: 'link' }
  | { readonly k: 'follow' }
  | { readonly k: 'ago' }
  | { readonly k: 'fromNow' }

export type Unit = 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'fortnight' | 'month' | 'quarter' | 'year'
export type Part = 'morning' | 'lunch' | 'afternoon' | 'evening' | 'night'
export type Edge = 'end' | 'start' | 'mid'
export type Which = 'this' | 'next' | 'last' | 'afterNext'

/**
 * What stands before a date: a limit (`by`, `before`, `until`, `within`), a place in time (`on`, `at`, `in`, `for`), or
 * a word which says that this is no deadline (`not`: since, from, every). `part` ties two parts ('Friday in the morning').
 */
export type Cue = 'by' | 'before' | 'until' | 'within' | 'in' | 'on' | 'at' | 'for' | 'not'

/** Phrase, in plain words with single spaces, to its meaning. */
export type DateWords = Readonly<Record<string, DateMeaning>>

/** A pattern with the id of its rule; it runs on one plain (lower-case) sentence of bounded length. */
export interface Rule {
  readonly id: string
  readonly pattern: RegExp
}

/** A language as a data folder: everything that the coach knows of its words. */
export interface Language {
  readonly code: 'en' | 'de' | 'fr'
  readonly dates: DateWords
}

/**
 * The same meaning, made from its place in a list, for words that come in order: weekdays, months, numbers. The words of
 * one place are parted by spaces, or by `|` where they have spaces themselves.
 *
 * @example listed(['monday mon'], (v) => ({ k: 'weekday', v: v + 1 }))
 */
export function listed(groups: readonly string[], meaning: (place: number) => DateMeaning): DateWords {
  const words: Record<string, DateMeaning> = {}
  groups.forEach((group, place) => {
    for (const word of group.split(group.includes('|') ? '|' : ' ')) words[word] = meaning(place)
  })
  return words
}
