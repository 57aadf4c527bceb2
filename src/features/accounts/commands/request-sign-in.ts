import type { SecretKey } from '#platform/signing/secret-key.ts'
import { seal } from '#platform/signing/sealed.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { requestMagicLink } from './links.ts'

export const MAIL_LINK_JOB = 'accounts.mailLink'

/**
 * Makes a sign-in link and has it mailed, if somebody here has the address. The token waits sealed: who reads the
 * table of jobs can't sign in with it.
 *
 * @returns what stays in the browser that asked
 */
export async function requestSignIn(
  tx: Tx,
  secret: SecretKey,
  email: string,
): Promise<{ readonly browser: string; readonly code: string }> {
  const { linkId, token, person, browser, code } = await requestMagicLink(tx, email)
  tx.enqueue({
    kind: MAIL_LINK_JOB,
    key: `${MAIL_LINK_JOB}:${linkId}`,
    payload: { linkId, personId: person?.id ?? null, sealed: seal(secret, sealPurpose(linkId), token) },
    dueAt: tx.now,
  })
  return { browser, code }
}

/** What was sealed for one link opens for no other. */
export function sealPurpose(linkId: string): string {
  return `accounts.link/${linkId}`
}
