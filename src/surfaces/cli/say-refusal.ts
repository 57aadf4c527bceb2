import type { Refusal } from '#platform/refusal.ts'
import type { World } from '#surfaces/server/world.ts'
import { Refused } from './io.ts'

/** A refusal as the one line of a verb: what is wrong, and what to do. */
export function refused({ problems }: Pick<World, 'problems'>, refusal: Refusal): Refused {
  const { detail, next } = problems.of(refusal)
  return new Refused(next ? `${detail} ${next}` : detail)
}
