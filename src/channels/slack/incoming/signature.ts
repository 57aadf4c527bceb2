import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Instant, MINUTE, SECOND } from '#engine/time/instant.ts'
import type { DoorCall } from '../../contract.ts'

const WINDOW = 5 * MINUTE

/**
 * Slack's signature of a call: `v0=` and HMAC-SHA-256 over `v0:TIME:BODY`, the body byte for byte. A body that
 * somebody took apart and wrote anew has another one.
 */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`
}

/** @returns the signature, by which a call that is played again is known; null where it isn't Slack's, or too old */
export function verifiedSignature(secret: string, { headers, body, now }: DoorCall): string | null {
  const timestamp = headers['x-slack-request-timestamp']
  const given = headers['x-slack-signature']
  if (typeof timestamp !== 'string' || typeof given !== 'string' || !/^\d{1,12}$/.test(timestamp)) return null
  if (isOutside(Number(timestamp) * SECOND, now)) return null
  const expected = Buffer.from(signatureOf(secret, timestamp, body))
  const told = Buffer.from(given)
  return told.length === expected.length && timingSafeEqual(told, expected) ? given : null
}

function isOutside(at: number, now: Instant): boolean {
  return Math.abs(now - at) > WINDOW
}
