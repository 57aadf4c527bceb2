import { z } from 'zod'
import type { Instant } from '#engine/time/instant.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { SecretKey } from './secret-key.ts'
import { sign, verify } from './token.ts'

/**
 * What a person wants, as a button or a link of a message says it: the name of a command, its input, and whose
 * button it is. Signed, it may travel through mail and chat and come back; unsigned, it is never obeyed.
 */
export interface Intent {
  /** name of a command, as the registry knows it, e.g. `invitations.accept` */
  readonly intent: string
  readonly params: Readonly<Record<string, string>>
  /** the person whose button it is: the command runs as this person, whoever opened the mail */
  readonly person: string
}

const PURPOSE = 'intent'

/** Short names: each letter is in every link of every mail. */
const Wire = z.strictObject({ i: z.string(), p: z.record(z.string(), z.string()), w: z.string() })

export function signIntent(secret: SecretKey, intent: Intent, expiresAt: Instant): string {
  return sign(secret, PURPOSE, { i: intent.intent, p: intent.params, w: intent.person }, expiresAt)
}

/** An intent whose signature held, and until when it does: what is made from it must not outlive it. */
export interface ReadIntent extends Intent {
  readonly expiresAt: Instant
}

/** @returns the intent, or `link.unknown` or `link.expired` */
export function readIntent(secret: SecretKey, token: string, now: Instant): ReadIntent | Refusal {
  const verified = verify(secret, PURPOSE, token, now)
  if (isRefusal(verified)) return verified
  const wire = Wire.safeParse(verified.payload)
  if (!wire.success) return refuse('link.unknown')
  return { intent: wire.data.i, params: wire.data.p, person: wire.data.w, expiresAt: verified.expiresAt }
}
