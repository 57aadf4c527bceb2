import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/*
 * invitation  an ask sent to one helper; one per ask and person, ever
 * wave        one step of asking more people; named people are all in the first
 * reach       the moment when it gets to its helper: their hours, pause and limit allow it
 * pass        'ask Ada instead': a suggestion that the asker confirms, unless passing was allowed at sending
 */

export type InvitationState =
  | 'waiting'
  | 'open'
  | 'later'
  | 'accepted'
  | 'declined'
  | 'passed'
  | 'withdrawn'
  | 'expired'

export type InvitationAnswer = 'accept' | 'decline' | 'pass' | 'later'

export const refusals: RefusalSpecs = {
  'invitation.overNow': { status: 409, text: 'invitations.refusal.overNow' },
  'invitation.alreadySaidYes': { status: 409, text: 'invitations.refusal.alreadySaidYes' },
  'invitation.cannotPassTo': { status: 409, text: 'invitations.refusal.cannotPassTo' },
  'plan.nothingToMove': { status: 409, text: 'invitations.refusal.nothingToMove' },
  'plan.outOfTime': { status: 422, text: 'invitations.refusal.outOfTime' },
  'plan.notReachable': { status: 409, text: 'invitations.refusal.notReachable' },
  'invitation.undoOver': { status: 409, text: 'invitations.refusal.undoOver' },
  'invitation.laterPast': { status: 422, text: 'invitations.refusal.laterPast' },
  'invitation.laterTooLate': { status: 422, text: 'invitations.refusal.laterTooLate' },
}

const NEXT: Readonly<Record<InvitationAnswer, InvitationState>> = {
  accept: 'accepted',
  decline: 'declined',
  pass: 'passed',
  later: 'later',
}

/**
 * What an answer does to an invitation. The same answer twice is one answer. Who declined may still say yes while
 * the ask is open; who said yes takes it back by talking to the asker, not by a click.
 */
export function decideAnswer(
  state: InvitationState,
  answer: InvitationAnswer,
): InvitationState | 'unchanged' | Refusal {
  if (state === NEXT[answer] && answer !== 'later') return 'unchanged'
  if (state === 'accepted') return refuse('invitation.alreadySaidYes')
  if (state === 'withdrawn' || state === 'expired') return refuse('invitation.overNow')
  return NEXT[answer]
}

/** Seven days in which no more than the limit may reach a person. */
export const LIMIT_WINDOW = 7 * DAY

/**
 * From when a person has room again: `now` where they have, else when enough of what reached them is a week old.
 *
 * @param reachedAt when asks reached this person in the last seven days, oldest first
 * @returns null where the limit is zero: then there is never room
 */
export function roomFrom(reachedAt: readonly Instant[], limit: number, now: Instant): Instant | null {
  if (limit <= 0) return null
  const over = reachedAt.length - limit
  const frees = over < 0 ? undefined : reachedAt[over]
  return frees === undefined ? now : instant(Math.max(now, frees + LIMIT_WINDOW))
}

export type Room = 'free' | 'nearly' | 'full'

/** In words, as an asker may know it: never the count, never the reason. */
export function roomOf(reached: number, limit: number): Room {
  if (reached >= limit) return 'full'
  return reached + 1 >= limit && limit > 1 ? 'nearly' : 'free'
}
