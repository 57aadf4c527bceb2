import type { KeyClaim, StoredAnswer } from '#platform/http/idempotency.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import type { Keys } from '#platform/secrets/secrets.ts'
import { seal, unseal } from '#platform/signing/sealed.ts'

/** An answer that shows a secret this one time, as it is kept for a day in case the request comes again. */
export function sealAnswer(keys: Keys, claim: KeyClaim, stored: StoredAnswer): StoredAnswer {
  const sealed = seal(keys.current, purposeOf(claim), JSON.stringify(stored.answer))
  return { ...stored, answer: { sealed } }
}

/** @returns `sealed.unreadable` where the organisation's key was changed since */
export function openAnswer(keys: Keys, claim: KeyClaim, stored: StoredAnswer): StoredAnswer | Refusal {
  const text = unseal(keys.current, purposeOf(claim), (stored.answer as { sealed: string }).sealed)
  return isRefusal(text) ? text : { ...stored, answer: JSON.parse(text) as unknown }
}

function purposeOf({ actor, key }: KeyClaim): string {
  return `answer/${actor}/${key}`
}
