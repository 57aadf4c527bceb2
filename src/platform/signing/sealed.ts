import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type Refusal, refuse } from '../refusal.ts'
import { deriveKey, type SecretKey } from './secret-key.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Says how the rest is made, so that a later way can stand beside it. */
const VERSION = 'a1'

/**
 * Encrypts a token for the database (AES-256-GCM, a fresh nonce each time).
 *
 * @param purpose what it is and whose, e.g. `slack.token/per_7`: what was sealed for one row opens in no other
 */
export function seal(secret: SecretKey, purpose: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(secret, 'seal', purpose), nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${VERSION}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`
}

/**
 * Opens what `seal` made with the same secret for the same purpose.
 *
 * @returns the text, or `sealed.unreadable`: another key, another purpose, or changed on the way
 */
export function unseal(secret: SecretKey, purpose: string, sealed: string): string | Refusal {
  const [version, encoded = ''] = sealed.split('.')
  const bytes = Buffer.from(encoded, 'base64url')
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) return refuse('sealed.unreadable')
  const key = deriveKey(secret, 'seal', purpose)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
    return Buffer.concat([body, decipher.final()]).toString('utf8')
  } catch {
    // The cipher says no more than "no", and neither may we: which part was wrong helps only an attacker.
    return refuse('sealed.unreadable')
  }
}
