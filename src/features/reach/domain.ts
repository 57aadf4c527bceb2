import type { RefusalSpecs } from '#platform/http/problem.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { instant, type Instant } from '#engine/time/instant.ts'
import type { Reach, ReachPatch } from './schema.ts'

export const refusals: RefusalSpecs = {
  'reach.pausedBefore': { status: 409, text: 'reach.refusal.pausedBefore' },
  'reach.focusBefore': { status: 409, text: 'reach.refusal.focusBefore' },
  'reach.placeUnknown': { status: 422, text: 'reach.refusal.placeUnknown' },
  'reach.calendarUnreadable': { status: 422, text: 'reach.refusal.calendarUnreadable' },
  'reach.calendarEmpty': { status: 422, text: 'reach.refusal.calendarEmpty' },
}

/** The reach after the person's own patch; what isn't named stays. The dates of a place are another matter. */
export function changeReach(reach: Reach, patch: ReachPatch, now: Instant): Reach | Refusal {
  const { pausedUntil: pausedText, focusUntil: focusText, limit, holidays, ...values } = patch
  const pausedUntil = pausedText === undefined ? reach.pausedUntil : instantOf(pausedText)
  if (pausedText && pausedUntil !== null && pausedUntil <= now) return refuse('reach.pausedBefore')
  const focusUntil = focusText === undefined ? reach.focusUntil : instantOf(focusText)
  if (focusText && focusUntil !== null && focusUntil <= now) return refuse('reach.focusBefore')
  const named = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  return {
    ...reach,
    ...named,
    weeklyLimit: limit ?? reach.weeklyLimit,
    holidayPlace: holidays === undefined ? reach.holidayPlace : holidays,
    daysOff: patch.daysOff ? [...new Set(patch.daysOff)].toSorted() : reach.daysOff,
    topicsOff: patch.topicsOff ? [...new Set(patch.topicsOff)] : reach.topicsOff,
    focusUntil,
    pausedUntil,
    version: reach.version + 1,
  }
}

function instantOf(text: string | null): Instant | null {
  return text === null ? null : instant(Date.parse(text))
}
