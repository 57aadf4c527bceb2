import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import { sign, verify } from '#platform/signing/token.ts'

const PURPOSE = 'ring.stage'

/** Opens the projector's view of one ring until a day after it, without a sign-in on the machine in the room. */
export function makeStageKey(secret: SecretKey, ringId: string, startsAt: Instant): string {
  return sign(secret, PURPOSE, ringId, later(startsAt, 4 * DAY))
}

/** The ring that a key opens; null where we didn't make it, or it has run out. */
export function readStageKey(secret: SecretKey, key: string, now: Instant): string | null {
  const held = verify(secret, PURPOSE, key, now)
  return isRefusal(held) || typeof held.payload !== 'string' ? null : held.payload
}
