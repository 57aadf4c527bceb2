import type { RefusalSpecs } from '#platform/http/problem.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { instant, type Instant } from '#engine/time/instant.ts'
import type { Reach, ReachPatch } from './schema.ts'

export const refusals: RefusalSpecs = {
  'reach.pausedBefore': { status: 409, text: 'reach.refusal.pausedBefore' },
}

/** The reach after the person's own patch; what isn't named stays. */
export function changeReach(reach: Reach, patch: ReachPatch, now: Instant): Reach | Refusal {
  const { pausedUntil: pausedText, limit, ...values } = patch
  const pausedUntil = pausedText === undefined ? reach.pausedUntil : instantOf(pausedText)
  if (pausedText && pausedUntil !== null && pausedUntil <= now) return refuse('reach.pausedBefore')
  const named = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  return {
    ...reach,
    ...named,
    weeklyLimit: limit ?? reach.weeklyLimit,
    pausedUntil,
    version: reach.version + 1,
  }
}

function instantOf(text: string | null): Instant | null {
  return text === null ? null : instant(Date.parse(text))
}
