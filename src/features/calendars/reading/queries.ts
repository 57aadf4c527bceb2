import { personOwner, type SecretOf } from '#platform/secrets/secrets.ts'

/** Address, user and password of one calendar; forgotten with its person. */
export function secretOf(calendar: { readonly id: string; readonly personId: string }): SecretOf {
  return { owner: personOwner(calendar.personId), name: `calendar:${calendar.id}` }
}
