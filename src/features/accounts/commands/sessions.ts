import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { endOneSession, insertSession } from '../store/rows.ts'
import { hashOf, newSecret } from '../store/secret.ts'

/**
 * Begins a session, always a new one: what was in the browser before the sign-in never becomes valid by it.
 *
 * @returns the secret for the cookie; only its hash is kept
 */
export async function createSession(tx: Tx, personId: string): Promise<string> {
  const secret = newSecret()
  await insertSession(tx, {
    id: newId(),
    personId,
    secretHash: hashOf(secret),
    createdAt: tx.wall,
    seenAt: tx.wall,
    endedAt: null,
  })
  return secret
}

/** Ends the session with this secret, if there is one. */
export async function endSession(tx: Tx, secret: string): Promise<void> {
  await endOneSession(tx, { secretHash: hashOf(secret) })
}
