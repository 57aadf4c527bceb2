import { createHmac, timingSafeEqual } from 'node:crypto'
import { instant, type Instant } from '#engine/time/instant.ts'
import { assert, type Refusal, refuse } from '../refusal.ts'
import { deriveKey, type SecretKey } from './secret-key.ts'

/** What can be signed: small, plain JSON. It can be read by everybody who has the link: never put a secret in. */
export type Signable =
  | string
  | number
  | boolean
  | null
  | readonly Signable[]
  | { readonly [key: string]: Signable }

export interface Verified {
  readonly payload: unknown
  readonly expiresAt: Instant
}

/** Longer than any link of ours; refused before a byte of it is decoded. */
const LONGEST_TOKEN = 2_000

/**
 * A url-safe token that only the holder of `secret` can make, and only for `purpose`:
 * `payload.expiry.mac`, the mac over purpose, payload and expiry (HMAC-SHA-256, RFC 2104).
 *
 * @param expiresAt the last moment at which it holds
 */
export function sign(secret: SecretKey, purpose: string, payload: Signable, expiresAt: Instant): string {
  const body = `${Buffer.from(JSON.stringify(payload)).toString('base64url')}.${Math.floor(expiresAt).toString(36)}`
  const token = `${body}.${macOf(secret, purpose, body)}`
  assert(token.length <= LONGEST_TOKEN, 'a signed payload is small enough for a link')
  return token
}

/**
 * Reads what `sign` made. `payload` is unknown on purpose: its reader parses it.
 *
 * @returns `link.unknown` for anything that we didn't sign for this purpose, `link.expired` for what we did, too late
 */
export function verify(secret: SecretKey, purpose: string, token: string, now: Instant): Verified | Refusal {
  if (token.length > LONGEST_TOKEN) return refuse('link.unknown')
  const cut = token.lastIndexOf('.')
  const body = token.slice(0, Math.max(cut, 0))
  // Text against text: base64 has several spellings for the same bytes, and a link that is used once needs one.
  const given = Buffer.from(token.slice(cut + 1))
  const expected = Buffer.from(macOf(secret, purpose, body))
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return refuse('link.unknown')
  const [encoded = '', expiry = ''] = body.split('.')
  const expiresAt = instant(Number.parseInt(expiry, 36))
  if (now > expiresAt) return refuse('link.expired')
  return { payload: JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')), expiresAt }
}

function macOf(secret: SecretKey, purpose: string, body: string): string {
  return createHmac('sha256', deriveKey(secret, 'sign', purpose))
    .update(body)
    .digest('base64url')
}
