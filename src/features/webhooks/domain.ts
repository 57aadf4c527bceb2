import { DAY, HOUR, type Instant, instant, MINUTE, SECOND } from '#engine/time/instant.ts'
import type { RefusalSpecs } from '#platform/http/problem.ts'

/*
 * hook      an address of another program that hears what happened here, signed
 * delivery  one event on its way to one hook; its tries are its log
 */

/** What a hook may hear of. Each is an event of the same name that the ask's own slice tells. */
export const HOOK_KINDS = [
  'ask.opened',
  'ask.widened',
  'ask.accepted',
  'ask.begun',
  'ask.closed',
  'ask.reopened',
] as const
export type HookKind = (typeof HOOK_KINDS)[number]

/** Sent by the button alone, to every hook, whatever it hears of. */
export const TEST_KIND = 'webhook.test'

export const MOST_HOOKS = 50

/** Waits after the first try, the second …: those that Standard Webhooks gives as its example, 75 hours in all. */
const WAITS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]
const SPREAD = 0.2
/** Nobody's Retry-After puts a delivery off for longer. */
const LONGEST_ASKED = DAY

/** A hook that has failed without a break for as long is turned off, and an admin is told. */
export const FAILING_AT_MOST = 3 * DAY

/** The secret before a rotation signs along for as long. */
export const BOTH_SECRETS_FOR = DAY

/**
 * When to try again after `tries` tries, a tenth earlier or later by chance, so that a thousand deliveries that
 * failed together don't come together; never before the other side asked for.
 *
 * @param random from 0 up to 1
 * @returns null where it was tried for long enough
 */
export function nextTryAt(
  tries: number,
  now: Instant,
  random: number,
  askedSeconds: number | null = null,
): Instant | null {
  const wait = WAITS[tries - 1]
  if (wait === undefined) return null
  const spread = wait * (1 - SPREAD / 2 + SPREAD * random)
  const asked = Math.min((askedSeconds ?? 0) * SECOND, LONGEST_ASKED)
  return instant(Math.round(now + Math.max(spread, asked)))
}

/**
 * Until when a hook that keeps failing is left alone by all its deliveries: one that doesn't answer must not hold
 * up others by a full queue of waits. Not after the first failure, which may be of that delivery alone.
 */
export function restUntil(failures: number, now: Instant): Instant | null {
  if (failures < 2) return null
  return instant(now + Math.min(15 * MINUTE, 30 * SECOND * 2 ** Math.min(failures - 2, 10)))
}

export type Verdict =
  | { readonly kind: 'sent' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly askedSeconds: number | null }

/** What an answer means: 2xx took it, 410 wants no more ever, all else (redirects too) is to be tried again. */
export function verdictOf(status: number, retryAfter: string | undefined, wall: Instant): Verdict {
  if (status >= 200 && status < 300) return { kind: 'sent' }
  if (status === 410) return { kind: 'gone' }
  return { kind: 'failed', askedSeconds: secondsOf(retryAfter, wall) }
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(text: string | undefined, wall: Instant): number | null {
  if (text === undefined) return null
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, (at - wall) / SECOND)
}

export function isFailingTooLong(failingSince: Instant, now: Instant): boolean {
  return now - failingSince >= FAILING_AT_MOST
}

export const refusals: RefusalSpecs = {
  'webhook.tooMany': { status: 409, text: 'webhooks.refusal.tooMany' },
  'webhook.off': { status: 409, text: 'webhooks.refusal.off' },
  'webhook.replayWhat': { status: 422, text: 'webhooks.refusal.replayWhat' },
}
