import type { Refusal } from '#platform/refusal.ts'

/** HTTP status and text key of each refusal; a slice declares its own in `domain.ts`. */
export type RefusalSpecs = Readonly<Record<string, { readonly status: number; readonly text: string }>>

/** RFC 9457, and two members of ours: `code` for programs, `next` for what the person can do. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly next?: string
  readonly errors?: readonly { readonly field: string; readonly says: string }[]
}

export type Say = (
  key: string,
  values: Readonly<Record<string, string | number>> | undefined,
  lang: string,
) => string | undefined

/** The statuses that have a title of their own, in every language. */
const TITLED: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503])

export const platformRefusals: RefusalSpecs = {
  'request.malformed': { status: 400, text: 'platform.refusal.malformed' },
  'request.tooLarge': { status: 413, text: 'platform.refusal.tooLarge' },
  'request.unknownContent': { status: 415, text: 'platform.refusal.unknownContent' },
  'request.notFound': { status: 404, text: 'platform.refusal.notFound' },
  'request.notSignedIn': { status: 401, text: 'platform.refusal.notSignedIn' },
  'request.notAllowed': { status: 403, text: 'platform.refusal.notAllowed' },
  'request.scopeMissing': { status: 403, text: 'platform.refusal.scopeMissing' },
  'request.crossSite': { status: 403, text: 'platform.refusal.crossSite' },
  'request.otherPerson': { status: 409, text: 'platform.refusal.otherPerson' },
  'request.tooMany': { status: 429, text: 'platform.refusal.tooMany' },
  'request.changedMeanwhile': { status: 412, text: 'platform.refusal.changedMeanwhile' },
  'idempotency.otherBody': { status: 422, text: 'platform.refusal.otherBody' },
  'idempotency.stillRunning': { status: 409, text: 'platform.refusal.stillRunning' },
  'outbound.badAddress': { status: 409, text: 'platform.refusal.badAddress' },
  'outbound.hasCredentials': { status: 409, text: 'platform.refusal.hasCredentials' },
  'outbound.badPort': { status: 409, text: 'platform.refusal.badPort' },
  'outbound.notAllowed': { status: 409, text: 'platform.refusal.addressInside' },
  'outbound.notEncrypted': { status: 409, text: 'platform.refusal.notEncrypted' },
  'outbound.closed': { status: 409, text: 'platform.refusal.outboundClosed' },
  'server.outage': { status: 503, text: 'platform.refusal.outage' },
  'server.fault': { status: 500, text: 'platform.refusal.fault' },
}

export interface Problems {
  /** @param lang BCP 47, of who reads it; English where it isn't known */
  of(refusal: Refusal, lang?: string): Problem
}

export function createProblems(specs: RefusalSpecs, say: Say): Problems {
  const all: RefusalSpecs = { ...platformRefusals, ...specs }
  return {
    of(refusal, lang = 'en') {
      const spec = all[refusal.refusal] ?? { status: 409, text: refusal.refusal }
      const detail = say(spec.text, refusal.params, lang) ?? refusal.refusal
      const next = say(`${spec.text}Next`, refusal.params, lang)
      return {
        type: `/api/docs#${refusal.refusal}`,
        title:
          say(`platform.title.${TITLED.has(spec.status) ? spec.status : 'other'}`, undefined, lang) ??
          'Refused',
        status: spec.status,
        detail,
        code: refusal.refusal,
        ...(next ? { next } : {}),
      }
    },
  }
}
