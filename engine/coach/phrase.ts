import type { Word } from '#engine/text/words.ts'

export interface Range {
  readonly start: number
  readonly end: number
}

/** A sentence prepared for reading requests. */
export interface Phrase {
  readonly plain: string
  readonly written: string
  readonly words: readonly Word[]
  /** stretches that are dates, durations: they are no object */
  readonly times: readonly Range[]
  /** it has a detail or a duration, which makes even a look at something concrete */
  readonly exact: boolean
  /** it names a duration: 'give me 20 minutes' is concrete */
  readonly lasting: boolean
}

/** True where a stretch lies in one of several, a sign after it included. */
export function inside(ranges: readonly Range[], at: Range): boolean {
  return ranges.some((range) => at.start >= range.start && at.end <= range.end + 1)
}
