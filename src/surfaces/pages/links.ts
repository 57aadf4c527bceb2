import { z } from 'zod'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { signIntent } from '#platform/signing/intent.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import { sign, verify } from '#platform/signing/token.ts'

/** The addresses that leave in mails. Each opens a page; none of them acts by being opened. */
export interface LinkMaker {
  page(path: string): string
  answer(
    personId: string,
    intent: string,
    params: Readonly<Record<string, string>>,
  ): { url: string; token: string }
  unsubscribe(personId: string, kind: string): { url: string; oneClickUrl: string }
}

/** An answer is moot long before; who looks through old mail a year later can still unsubscribe. */
const ANSWER_DAYS = 30
const UNSUBSCRIBE_DAYS = 400

const Unsubscribe = z.strictObject({ person: z.string(), kind: z.string() })

/** @param publicUrl `PUBLIC_URL`, with or without a slash at its end */
export function createLinks(options: {
  readonly secret: SecretKey
  readonly publicUrl: string
  readonly now: () => Instant
}): LinkMaker {
  const { secret, now } = options
  const base = options.publicUrl.replace(/\/+$/, '')
  return {
    page: (path) => `${base}${path}`,
    answer(personId, intent, params) {
      const token = signIntent(secret, { intent, params, person: personId }, inDays(now(), ANSWER_DAYS))
      return { url: `${base}/a/${token}`, token }
    },
    unsubscribe(personId, kind) {
      const token = sign(secret, 'unsubscribe', { person: personId, kind }, inDays(now(), UNSUBSCRIBE_DAYS))
      return { url: `${base}/u/${token}`, oneClickUrl: `${base}/u/${token}` }
    },
  }
}

/** @returns whose mail of which kind ends, or `link.unknown` or `link.expired` */
export function readUnsubscribe(
  secret: SecretKey,
  token: string,
  now: Instant,
): { readonly person: string; readonly kind: string } | Refusal {
  const verified = verify(secret, 'unsubscribe', token, now)
  if (isRefusal(verified)) return verified
  const parsed = Unsubscribe.safeParse(verified.payload)
  return parsed.success ? parsed.data : refuse('link.unknown')
}

/** Ends of days, so that a mail tried again a minute later carries the same links. */
function inDays(now: Instant, days: number): Instant {
  return instant((Math.ceil(now / DAY) + days) * DAY)
}
