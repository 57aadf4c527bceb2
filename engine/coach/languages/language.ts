import type { Phrase, Range } from '../phrase.ts'
import type { Request } from '../request.ts'

/** What a word or phrase means to the date reader. */
export type DateMeaning =
  | { readonly k: 'day'; readonly v: number }
  | { readonly k: 'weekday'; readonly v: number; readonly part?: Part }
  | { readonly k: 'month'; readonly v: number }
  | { readonly k: 'unit'; readonly v: Unit; readonly times?: number }
  | { readonly k: 'number'; readonly v: number }
  | { readonly k: 'part'; readonly v: Part; readonly today?: true }
  | { readonly k: 'time'; readonly v: number }
  | { readonly k: 'close' }
  | { readonly k: 'which'; readonly v: Which }
  | { readonly k: 'edge'; readonly v: Edge }
  | { readonly k: 'period'; readonly unit: Unit; readonly edge?: Edge; readonly which?: Which }
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

/**
 * How the asked verb is found once a request pattern has matched: `next` is the word after the match, `later` the first
 * (or, in German, last) word of the verb list, `known` the word after the match if it is a verb of the list, `thing` no
 * verb but a thing right after the match, `noun` a deed as a noun within the match or after it, `question` none.
 */
export type VerbPlace = 'next' | 'known' | 'later' | 'thing' | 'noun' | 'question'

export interface RequestRule extends Rule {
  readonly find: VerbPlace
  /** a sentence that matches this isn't tried */
  readonly unless?: RegExp
  /** the verb to show where the text has none ('need X' → 'give') */
  readonly verb?: string
  /** an upper bound for how concrete it can be: 'anyone know …' stays begun */
  readonly most?: 0 | 1 | 2
}

/** What the coach knows of asking in a language. Sets hold plain words. */
export interface AskWords {
  /** tried in order; the first that finds a verb or thing wins */
  readonly requests: readonly RequestRule[]
  /** words for those who may be asked: team, colleague, legal */
  readonly helpers: RegExp
  /** verbs in the form in which they follow a request */
  readonly verbs: ReadonlySet<string>
  /** a result that is wished for rather than a deed: 'cut our churn to zero', 'get it back on track' */
  readonly outcome?: RegExp
  /** words that begin a sentence before a determiner and are no order; only where such orders are looked for */
  readonly noOrder?: ReadonlySet<string>
  /** reads a rule of the kind `noun`; only where such rules are */
  readonly nounRequest?: (phrase: Phrase, rule: RequestRule, match: Range) => Request | undefined
  /** verbs that ask for nothing in particular: help, support, think */
  readonly generic: ReadonlySet<string>
  /** verbs that ask for nothing until a thing is named: do, make, send */
  readonly light: ReadonlySet<string>
  /** verbs of small deeds */
  readonly quick: ReadonlySet<string>
  /** verbs of large ones */
  readonly big: ReadonlySet<string>
  /** words between request and verb: please, maybe, quickly */
  readonly adverbs: ReadonlySet<string>
  /** words before which a verb-like word is a noun, or a part of who is asked: the, my, from, who */
  readonly notBefore: ReadonlySet<string>
  /** words without content of their own */
  readonly stop: ReadonlySet<string>
  /** nouns that name nothing: everything, stuff, the project */
  readonly vague: ReadonlySet<string>
  /** words before the head of a thing: any, some, your */
  readonly quantifiers: ReadonlySet<string>
  readonly verbLast?: boolean
  readonly reasons: readonly Rule[]
  /** what is at stake, said without a connective */
  readonly stakes: readonly Rule[]
  /** a weaker sign of why: 'I want to …' */
  readonly hints: readonly Rule[]
  readonly blocks: readonly Rule[]
  /** words for those who gain besides the asker: customers, the board */
  readonly beneficiary: RegExp
  readonly tried: RegExp
  readonly past: RegExp
  /** right after a time: 'is enough', 'would do' */
  readonly suffices: RegExp
  /** right after a time: what people gather for at it ('Monday's board meeting') */
  readonly gathering: RegExp
  /** what happens again and again: its dates are no deadline */
  readonly recurring: RegExp
  /** 'a yes/no is enough', 'pick A or B' */
  readonly answer: RegExp
  /** 'I need it by', 'would be great by' */
  readonly wish: RegExp
  /** a question for one fact: who, which, where, when */
  readonly fact: RegExp
  /** a clause after the request that says why: ', we merge that night' */
  readonly tail: RegExp
  readonly apology: RegExp
  readonly rant: RegExp
  readonly diffuse: RegExp
  readonly huge: RegExp
  /** asks how to make a mechanism work */
  readonly mechanism: RegExp
  /** right before 'until': a state that lasts, not a limit of the ask */
  readonly lasting: RegExp
  /** 'before the meeting': a limit without a date */
  readonly eventLimit: RegExp
  /** things that are done in so many minutes: call, chat, review */
  readonly sessions: RegExp
  /** right before a duration: 'it takes', 'should take you about' */
  readonly takes: RegExp
  /** between the request and 'in 10 minutes': telling, showing, which takes that long */
  readonly tells: RegExp
  /** right after it: what a machine does in that time */
  readonly machine: RegExp
  /** words before a duration that say it isn't the helper's time */
  readonly notEffort: RegExp
  /** words around a duration that say it is */
  readonly effort: RegExp
}

/** A rule of the second look with the id of the rule that it goes before. */
export interface LaterRequest extends RequestRule {
  readonly before: string
}

/** What the second look at a draft knows besides, in a file that comes later. */
export interface LaterWords {
  /** nouns that are deeds: 'an introduction to …'; verbs are known without it */
  readonly deedNouns: ReadonlySet<string>
  /** words that begin a sentence before a determiner and are no order: after, yesterday, got */
  readonly noOrder: ReadonlySet<string>
  readonly requests: readonly LaterRequest[]
  /** who may be asked, by the form of the words between the modal and the verb: 'the welder', 'the lady from hall B' */
  readonly helpers: RegExp
  /** more than can be asked of somebody, besides the language's own words for it */
  readonly huge: RegExp
  /** right before an amount that is dealt with at once: 'print 250 flyers' */
  readonly oneDeed: RegExp
  /** at its beginning, what is an amount and no crowd of things: 'full name', '300 mg' */
  readonly oneThing: RegExp
  /** a question for a way to do it oneself */
  readonly howTo: RegExp
  /** a small deed that nobody should do without knowing why: admin rights, whole tables */
  readonly risky: RegExp
  /** what makes a large deed a small one: 'rewrite the second sentence' */
  readonly small: RegExp
  /** before a verb after a comma: 'I still have to call the plumber, …' lists what the asker does */
  readonly ownDuties: RegExp
  /** dozens of things */
  readonly many: RegExp
  /** as `takes`, `sessions` and `machine` of the language, in rarer words */
  readonly takes: RegExp
  readonly sessions: RegExp
  readonly machine: RegExp
  /** in a sentence before the ask: its minutes bound what is asked and aren't told */
  readonly ownBound: RegExp
  /** a result that nobody can just do: 'I want every process documented' */
  readonly wished: RegExp
  /** a question that nobody is to answer, or a wish that comes too late */
  readonly complaint: RegExp
  /** the same where the asker rants */
  readonly rantQuestion: RegExp
}

export type KnownLanguage = 'en' | 'de' | 'fr'

/** A language as a data folder: everything that the coach knows of its words. */
export interface Language {
  readonly code: KnownLanguage
  readonly dates: DateWords
  readonly ask: AskWords
}

/** The words of a text that lists them with spaces, as a set. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
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
