import type { Coaching, FlagId, TapAnswer } from '#engine/coach/coaching.ts'

export type CoachQuestion = {
  readonly id: string
  readonly text: string
  readonly answers: readonly TapAnswer[]
}

/** What must be said before anything is sent; all other remarks wait for the questions. */
const BEFORE_ALL: ReadonlySet<FlagId> = new Set(['secret', 'personalData'])

/**
 * The one thing that the coach says now: a warning about secrets first, then its most useful question, then a gentle
 * remark. Null where there is nothing to say.
 */
export function questionOf(coaching: Coaching | null): CoachQuestion | null {
  if (coaching === null) return null
  const urgent = coaching.flags.find(({ id }) => BEFORE_ALL.has(id))
  if (urgent !== undefined) return { id: urgent.id, text: urgent.text, answers: [] }
  const hint = coaching.hints[0]
  if (hint !== undefined) return { id: hint.id, text: hint.text, answers: hint.tapAnswers ?? [] }
  const remark = coaching.flags[0]
  return remark === undefined ? null : { id: remark.id, text: remark.text, answers: [] }
}
