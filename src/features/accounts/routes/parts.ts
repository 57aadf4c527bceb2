import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import type { Problems } from '#platform/http/problem.ts'
import { countUse, type RateRule } from '#platform/http/rate-limit.ts'
import type { Html } from '#platform/i18n/html.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import type { SecretKey } from '#platform/signing/secret-key.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { hashOf } from '../store/secret.ts'

export interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RouteParts {
  readonly transact: Transact
  readonly db: Kysely<PlatformTables>
  readonly clock: Clock
  readonly secret: SecretKey
  readonly problems: Problems
  /** false where no mail server is set: then links come from `askwell link` */
  readonly mail: boolean
  /** true where browsers reach us by https: only then cookies insist on it */
  readonly https: boolean
  readonly say: (lang: string, key: string, values?: Readonly<Record<string, string | number>>) => string
  /** puts a title and a body into a page without scripts */
  readonly renderPage: (parts: { lang: string; title: string; body: Html; status?: number }) => Page
}

/** The cookie that ties a sign-in link to the browser that asked for it. */
export const BROWSER_COOKIE = 'askwell_sign_in'

export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  return reply.code(page.status).headers(page.headers).send(page.body)
}

/** A cookie that no script reads and no other site's form sends. */
export function cookie(
  parts: RouteParts,
  given: { readonly name: string; readonly value: string; readonly path: string; readonly maxAgeMs: number },
): string {
  const seconds = Math.floor(given.maxAgeMs / 1_000)
  const flags = `Path=${given.path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${parts.https ? '; Secure' : ''}`
  return `${given.name}=${given.value}; ${flags}`
}

export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('=', 2))
  return pairs.find(([key, value]) => key === name && value)?.[1]
}

/** Counts a try, hashed: the table of rates holds nobody's address. */
export async function countTry(
  parts: RouteParts,
  rule: RateRule,
  ...subjects: readonly string[]
): Promise<Refusal | null> {
  for (const subject of subjects) {
    const limited = await countUse(parts.db, rule, hashOf(subject), parts.clock.wall())
    if (isRefusal(limited)) return limited
  }
  return null
}

/** A form on another site must not sign somebody in as somebody else. Browsers say where a post comes from. */
export function isFromOtherSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  return site === 'cross-site' || site === 'same-site'
}
