import { openBefore } from '#engine/waves/grid.ts'
import type { PastAsk } from '#engine/waves/learn.ts'
import { type ReachTimes, windowsBetween } from '#engine/reach/next-moment.ts'
import type { Instant } from '#engine/time/instant.ts'

/** An invitation that reached its helper and has ended for them, one way or the other. */
export interface EndedInvitation {
  readonly personId: string
  readonly state: string
  readonly reachedAt: Instant
  /** of the answer, or of the end without one */
  readonly endedAt: Instant
}

/** Longer silence than this says nothing more. */
export const LONGEST = 30 * 24 * 60 * 60_000

/**
 * What an invitation teaches. 'Later' that was overtaken counts as silence; passing it along as a no of this person.
 * Time counts while the helper could be reached, by their hours of today: past ones aren't kept.
 */
export function toPastAsk(row: EndedInvitation, reach: ReachTimes, channel: string): PastAsk {
  const until = Math.min(row.endedAt, row.reachedAt + LONGEST) as Instant
  const windows = windowsBetween(reach, row.reachedAt, until)
  return { person: row.personId, channel, answer: answerOf(row.state), openMs: openBefore(windows, until) }
}

function answerOf(state: string): PastAsk['answer'] {
  if (state === 'accepted') return 'yes'
  return state === 'declined' || state === 'passed' ? 'no' : 'silent'
}

/** Learning anew costs more the more there is: after the first forty, once a twentieth is new. */
export function isTimeToLearn(ended: number, learnedFrom: number): boolean {
  return ended < learnedFrom || ended - learnedFrom >= Math.max(1, Math.floor(learnedFrom / 20) - 1)
}

/** Fewer helpers, or less help, than this say nothing of a concentration, and the figure could point at somebody. */
const FEWEST = 20
const ALARM = 0.2

/**
 * How much of the help the twentieth of helpers who gave most has given; null where there is too little to say.
 *
 * @param given help given by each, in any order; only who gave any
 */
export function topShare(given: readonly number[]): number | null {
  const all = given.reduce((sum, count) => sum + count, 0)
  if (given.length < FEWEST) return null
  const top = given.toSorted((a, b) => b - a).slice(0, Math.ceil(given.length / 20))
  return top.reduce((sum, count) => sum + count, 0) / all
}

/** More than a fifth of the help on a twentieth of the helpers: they will be worn out, and nobody else learns. */
export function isConcentrated(share: number | null): boolean {
  return share !== null && share > ALARM
}
