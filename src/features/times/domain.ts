import type { RefusalSpecs } from '#platform/http/problem.ts'
import { DAY, type Instant, later } from '#engine/time/instant.ts'

/*
 * time       a stretch that asker and helper have agreed for the help itself
 * proposed   a time that one of them can take with a click: found in both persons' hours, or named by the other
 * released   an agreed time that one of the two let go; the yes stays
 */

export const refusals: RefusalSpecs = {
  'time.taken': { status: 409, text: 'times.refusal.taken' },
  'time.past': { status: 422, text: 'times.refusal.past' },
  'time.far': { status: 422, text: 'times.refusal.far' },
  'time.agreedAlready': { status: 409, text: 'times.refusal.agreedAlready' },
  'time.notAgreed': { status: 409, text: 'times.refusal.notAgreed' },
  'time.changedSince': { status: 409, text: 'times.refusal.changedSince' },
  'time.ownProposal': { status: 409, text: 'times.refusal.ownProposal' },
}

/** As long as the ask says; twenty minutes where it doesn't, and two hours at most: more is a piece of work. */
export function lengthOf(effortMinutes: number | null): number {
  return Math.min(effortMinutes ?? 20, 120)
}

/** Without a deadline that is still to come, a week is looked through. */
export function searchUntil(needBy: Instant | null, now: Instant): Instant {
  return needBy !== null && needBy > now ? needBy : later(now, 7 * DAY)
}

/** Farther ahead than this nobody proposes a time for a small piece of help. */
export const FARTHEST = 60 * DAY
