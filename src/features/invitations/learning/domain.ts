import type { Outcome } from '#engine/rank/learn.ts'
import { SIGNALS } from '#engine/rank/signals.ts'

/** A suggested person with the signals that put them there, by name so that they outlive a change of the columns. */
export type ShownPerson = readonly [personId: string, signals: Readonly<Record<string, number>>]

/** An ask that came to its end, with who of the suggested were compared and who helped. */
export interface EndedList {
  readonly people: readonly ShownPerson[]
  readonly compared: readonly string[]
  readonly helped: readonly string[]
}

/** Suggestions that an asker sees without asking for more. */
export const SEEN = 3

/**
 * Only people whom the asker saw, asked or was helped by are compared. Who stood further down was never chosen
 * against, and counting that as a no would make the busiest helper ever busier.
 */
export function comparedOf(
  people: readonly ShownPerson[],
  invited: readonly string[],
  helped: readonly string[],
): string[] {
  const met = new Set([...people.slice(0, SEEN).map(([id]) => id), ...invited, ...helped])
  return people.map(([id]) => id).filter((id) => met.has(id))
}

/** What an ended ask teaches, in the columns of today's model. */
export function toOutcome({ people, compared, helped }: EndedList): Outcome {
  const rows = people.filter(([id]) => compared.includes(id))
  return {
    helped: rows.map(([id]) => helped.includes(id)),
    shown: rows.map(([, signals]) => Float64Array.from(SIGNALS, (name) => signals[name] ?? 0)),
  }
}

/** Learning anew costs more the more there is: after the first hundred, once a twentieth is new. */
export function isTimeToLearn(outcomes: number, learnedFrom: number): boolean {
  return outcomes < learnedFrom || outcomes - learnedFrom >= Math.max(1, Math.floor(learnedFrom / 20) - 4)
}
