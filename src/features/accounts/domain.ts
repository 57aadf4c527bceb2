import type { RefusalSpecs } from '#platform/http/problem.ts'
import { DAY, type Instant, MINUTE } from '#engine/time/instant.ts'

/** All of these run on the wall, never on the story clock. */
export const SIGN_IN_LINK_MS = 10 * MINUTE
export const SET_UP_LINK_MS = DAY
export const SESSION_IDLE_MS = 14 * DAY
export const SESSION_LONGEST_MS = 60 * DAY
/** How stale "last seen" may be: without it each request would write a row. */
export const SEEN_STEP_MS = 5 * MINUTE

export interface SessionTimes {
  readonly createdAt: number
  readonly seenAt: number
  readonly endedAt: number | null
}

/** Not ended, used within 14 days, begun within 60. */
export function sessionHolds(session: SessionTimes, wall: Instant): boolean {
  return (
    session.endedAt === null &&
    wall - session.seenAt < SESSION_IDLE_MS &&
    wall - session.createdAt < SESSION_LONGEST_MS
  )
}

/** Not used, and not past its end. */
export function linkHolds(link: { usedAt: number | null; expiresAt: number }, wall: Instant): boolean {
  return link.usedAt === null && wall <= link.expiresAt
}

export const refusals: RefusalSpecs = {
  'link.unknown': { status: 404, text: 'accounts.refusal.linkUnknown' },
  'link.expired': { status: 410, text: 'accounts.refusal.linkExpired' },
  'link.wrongCode': { status: 403, text: 'accounts.refusal.wrongCode' },
  'setUp.incomplete': { status: 400, text: 'accounts.refusal.setUpIncomplete' },
  'setUp.done': { status: 409, text: 'accounts.refusal.setUpDone' },
  'token.exceedsOwn': { status: 403, text: 'accounts.refusal.exceedsOwn' },
  'token.needsAdmin': { status: 403, text: 'accounts.refusal.needsAdmin' },
  'account.notActive': { status: 409, text: 'accounts.refusal.notActive' },
}
