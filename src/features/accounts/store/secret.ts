import { createHash, randomBytes } from 'node:crypto'

/** 192 random bits: more than the 128 that ASVS 7.2.3 asks for, and no padding in 32 letters. */
const BYTES = 24

/** What scanners for leaked secrets can look for. */
export const TOKEN_PREFIX = 'askw_'

/** A secret for a link, a session or a browser. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url')
}

/** The secret of an API token, recognisable as ours wherever it turns up. */
export function newTokenSecret(): string {
  return TOKEN_PREFIX + newSecret()
}

/** Six figures that one reads off one screen and types into another; worth little without the link. */
export function newCode(): string {
  return String(randomBytes(6).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/** What is kept of a secret. It is random enough that a slow hash would only slow us down. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
