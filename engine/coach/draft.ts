import type { Aside } from '#engine/text/prose.ts'
import type { Deadline, Effort } from './coaching.ts'
import type { Range } from './phrase.ts'
import type { Request } from './request.ts'
import type { Ruled, SentenceReading } from './sentence.ts'

/** A sentence with its place in the whole text and in the row of sentences. */
export interface Placed {
  readonly reading: SentenceReading
  /** offset of the sentence in the text */
  readonly at: number
  readonly index: number
}

/** A draft put together from its sentences: what marks, hints and flags are derived from. */
export interface Draft {
  readonly text: string
  readonly sentences: readonly Placed[]
  /** code, traces, logs, quotes and links that were read around */
  readonly asides: readonly Aside[]
  /** the request that the marks are about: the most concrete, the earliest of equals */
  readonly main: Asked | undefined
  /** all that is asked, in order */
  readonly asked: readonly Asked[]
  readonly deadline: Deadline | null
  /** the deadline is what the asker bound the ask to, not just an event nearby */
  readonly bound: boolean
  readonly effort: Effort | null
}

export interface Asked {
  readonly request: Request
  readonly sentence: Placed
}

/** Rules of bare questions: begun as an action, but they may be exact. */
export const QUESTIONS: ReadonlySet<string> = new Set([
  'action.question',
  'action.know',
  'action.free',
  'action.whoCan',
])

/** A stretch of a sentence as a stretch of the text. */
export function placed(range: Range, sentence: Placed): Range {
  return { start: range.start + sentence.at, end: range.end + sentence.at }
}

/** The first sentence's finding that `pick` gives, with its place. */
export function firstOf(
  sentences: readonly Placed[],
  pick: (sentence: Placed) => Ruled | undefined,
): (Ruled & { readonly sentence: Placed }) | undefined {
  for (const sentence of sentences) {
    const found = pick(sentence)
    if (found) return { ...found, ...placed(found, sentence), sentence }
  }
  return undefined
}
