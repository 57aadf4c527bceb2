import { createHmac } from 'node:crypto'
import { deriveKey, type SecretKey } from '#platform/signing/secret-key.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { addressKey } from '../schema.ts'
import { findErasedHashes, findPerson, keepErasedHash, type Reader, removeErasedHash } from '../store.ts'

/**
 * Keeps the keyed hash of a person's address, so that no import brings them back. Comes before the person is
 * erased, while the address is still there; a second time does nothing.
 */
export async function keepErasedAddress(tx: Tx, secret: SecretKey, personId: string): Promise<void> {
  const person = await findPerson(tx, personId)
  if (person?.email) await keepErasedHash(tx, erasedHash(secret, person.email), personId)
}

/** Those of these addresses whose person was erased, by `addressKey`. */
export async function findErased(
  reader: Reader,
  secret: SecretKey,
  emails: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(emails.map((email) => [erasedHash(secret, email), addressKey(email)]))
  const found = await findErasedHashes(reader, [...byHash.keys()])
  return new Set([...found].map((hash) => byHash.get(hash) ?? ''))
}

/** The person asked to come back: their address may be added again. */
export async function allowAddressAgain(tx: Tx, secret: SecretKey, email: string): Promise<void> {
  await removeErasedHash(tx, erasedHash(secret, email))
}

/** Keyed, because addresses are few enough to be guessed one by one from a plain hash. */
export function erasedHash(secret: SecretKey, email: string): string {
  return createHmac('sha256', deriveKey(secret, 'sign', 'people.erased'))
    .update(addressKey(email))
    .digest('base64url')
}
