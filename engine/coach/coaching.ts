import type { Instant } from '#engine/time/instant.ts'

/** The five marks, in the order in which every surface shows them. */
export const CRITERIA = ['specific', 'meaningful', 'action', 'realistic', 'timeBound'] as const
export type Criterion = (typeof CRITERIA)[number]

/** 0 empty, 1 begun, 2 there. Never added up, never shown as a score. */
export type Mark = 0 | 1 | 2
export type Marks = Readonly<Record<Criterion, Mark>>

/** Languages whose words the coach knows; in `other` it only asks its five questions. */
export type LanguageCode = 'en' | 'de' | 'fr' | 'other'

/** A stretch of the asker's own text (UTF-16 offsets, end exclusive) and the rule that found it. */
export interface Span {
  readonly start: number
  readonly end: number
  /** stable id such as `action.modal`; a surface may explain it, nobody shows it raw */
  readonly rule: string
  /** the mark that this stretch feeds; absent where it feeds a flag */
  readonly criterion?: Criterion
}

/** Words found for a slot, exactly as the asker wrote them. */
export interface Found {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly rule: string
}

export type Precision = 'minute' | 'part' | 'day' | 'week' | 'vague'

export interface Deadline extends Found {
  /** `2026-05-22` or `2026-05-22T12:00` in the asker's zone; null where the words name no moment ('asap') */
  readonly local: string | null
  readonly precision: Precision
  /** the last moment that still counts: that minute, the end of that part, or the end of that working day */
  readonly at: Instant | null
  /** what was understood, to be seen by the asker: 'Thursday 12:00, in 2 days'; empty where vague */
  readonly echo: string
}

export interface Effort extends Found {
  readonly minutes: number
}

/** What the text says, before any judgement. */
export interface Slots {
  /** who is spoken to: 'someone from identity', 'Jonas' */
  readonly whom: Found | null
  readonly block: Found | null
  readonly tried: Found | null
  /** the asked verb in its base form ('tell', 'look at', 'give' for a thing needed), at the words that say it */
  readonly action: Found | null
  /** what that verb is to be done to */
  readonly object: Found | null
  readonly effort: Effort | null
  readonly deadline: Deadline | null
  readonly reason: Found | null
  /** who gains besides the asker: 'GPs', 'the works council' */
  readonly beneficiary: Found | null
}

export type FlagId =
  | 'diffuse'
  | 'severalAsks'
  | 'overApology'
  | 'noAttempt'
  | 'tooBig'
  | 'solutionAsked'
  | 'rant'
  | 'secret'
  | 'personalData'
  | 'tooLong'

/** Something worth a gentle word. It never blocks sending. */
export interface Flag {
  readonly id: FlagId
  readonly text: string
  readonly spans: readonly Span[]
}

/** Plain words that a tap puts into the asker's sentence. */
export interface TapAnswer {
  readonly label: string
  readonly insert: string
}

export interface Hint {
  readonly criterion: Criterion
  /** key of the text, for translations */
  readonly id: string
  readonly text: string
  readonly tapAnswers?: readonly TapAnswer[]
}

/** One of several asks in a text, as a stretch that can stand alone. */
export interface Split {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** All that the coach says about one draft. */
export interface Coaching {
  readonly language: LanguageCode
  readonly slots: Slots
  readonly marks: Marks
  /** at most two, the most useful first */
  readonly hints: readonly Hint[]
  /** sorted by start */
  readonly spans: readonly Span[]
  readonly flags: readonly Flag[]
  /** empty unless the text holds at least two asks */
  readonly splits: readonly Split[]
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** Working hours as in `seed.json`: a day that is missing is a free day. */
export type WorkingHours = Readonly<Partial<Record<Weekday, readonly [from: string, to: string]>>>

export interface CoachContext {
  readonly now: Instant
  /** IANA name of the asker's zone */
  readonly zone: string
  /** absent: Monday to Friday, 09:00 to 17:00 */
  readonly hours?: WorkingHours
}
