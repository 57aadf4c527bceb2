import type { Cue, Edge, Part, Unit, Which } from '../languages/language.ts'

/** A time as it is written, before it is set against a calendar. */
export interface Moment {
  readonly start: number
  readonly end: number
  /** where the words begin with their cue: 'by Friday' */
  readonly from: number
  readonly cue?: Cue
  /** a limit a few words before: 'before the stand-up at 9' */
  readonly limit?: Cue
  readonly parts: Parts
  /** says what comes before it is one of several: 'Wednesday or Thursday' */
  readonly joined: boolean
}

export interface Parts {
  day?: number
  weekday?: number
  which?: Which
  date?: { day: number; month?: number; year?: number }
  period?: { unit: Unit; which: Which; edge?: Edge; month?: number; quarter?: number; year?: number }
  weekend?: Which
  feast?: { month: number; day: number }
  span?: { amount: number; unit: Unit }
  clock?: { minutes: number; loose: boolean }
  part?: Part
  close?: true
  vague?: 'soon' | 'whenever'
  now?: true
}

/** A part of a moment with the index of the token after it. */
export interface Piece {
  readonly next: number
  readonly parts: Parts
}

/** What a reader of pieces knows of where it stands. */
export interface Place {
  readonly cue: Cue | undefined
  /** a day stands right before: 'Friday 9h' */
  readonly afterDay: boolean
  /** the second of two times: '15h-16h' */
  readonly second?: true
}

/** Names a day, in whatever way. */
export function hasDay(parts: Parts): boolean {
  return (
    parts.day !== undefined ||
    parts.weekday !== undefined ||
    parts.date !== undefined ||
    parts.period !== undefined ||
    parts.weekend !== undefined ||
    parts.feast !== undefined ||
    parts.span !== undefined
  )
}

/** Names a time of the day, in whatever way. */
export function hasTime(parts: Parts): boolean {
  return parts.clock !== undefined || parts.part !== undefined || parts.close !== undefined
}
