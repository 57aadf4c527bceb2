import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { type Actor, actorKey, anonymous } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { type Authenticate, type Credentials, readCredentials } from '#platform/http/authenticate.ts'
import { malformed, parseInput } from '#platform/http/parse.ts'
import type { Problems } from '#platform/http/problem.ts'
import { countUse, STRANGERS, usedUp, WRITES } from '#platform/http/rate-limit.ts'
import { readAcceptLanguage } from '#platform/i18n/accept-language.ts'
import { mayCall, type Operate } from '#platform/operate.ts'
import type { Cookie, Operation } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'

export interface ApiParts {
  readonly operations: readonly Operation[]
  readonly operate: Operate
  readonly authenticate: Authenticate
  readonly problems: Problems
  readonly clock: Clock
  /** true where browsers reach us by https: only then cookies insist on it */
  readonly https: boolean
  readonly db: Kysely<PlatformTables>
}

export const API_BASE = '/api/v1'

/** Header that a page of another site can't set without our consent: the fence against forged writes by cookie. */
export const CSRF_HEADER = 'x-askwell-csrf'

/**
 * Header by which a page says whom it was opened for. A tab that stayed open while somebody else signed in would
 * otherwise write in their name.
 */
export const PERSON_HEADER = 'x-askwell-person'

/** One route for each operation. */
export function addApi(server: FastifyInstance, parts: ApiParts): void {
  for (const operation of parts.operations) {
    const [method, path] = splitHttp(operation.http)
    server.route({
      method,
      url: API_BASE + path.replace(/\{(\w+)\}/g, ':$1'),
      config: { operation: operation.name },
      handler: (request, reply) => answer(parts, operation, request, reply),
    })
  }
}

export function splitHttp(http: string): [method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string] {
  const [method, path] = http.split(' ', 2)
  return [method as 'GET', path ?? '/']
}

async function answer(
  parts: ApiParts,
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const outcome = await callCounted(parts, operation, request)
  if (isRefusal(outcome)) return sendRefusal(parts.problems, reply, outcome)
  const kept = outcome.status < 400 ? operation.cookie?.(outcome.answer as never) : null
  if (kept) reply.header('set-cookie', cookieLine(kept, parts.https))
  if (outcome.etag !== null) reply.header('etag', `"${outcome.etag}"`)
  if (outcome.replayed) reply.header('idempotency-replayed', 'true')
  if (outcome.status >= 400) reply.type('application/problem+json')
  reply.header('cache-control', 'no-store').code(outcome.status)
  return outcome.status === 204 ? reply.send() : reply.send(outcome.answer)
}

/** Counts refusals where few may be tried: what is found out by trying stays hidden behind them. */
async function callCounted(parts: ApiParts, operation: Operation, request: FastifyRequest) {
  const { tries } = operation
  if (tries === undefined) return call(parts, operation, request)
  const subject = createHash('sha256').update(request.ip).digest('base64url')
  const tooMany = await usedUp(parts.db, tries, subject, parts.clock.wall())
  if (tooMany) return tooMany
  const outcome = await call(parts, operation, request)
  if (isRefusal(outcome)) await countUse(parts.db, tries, subject, parts.clock.wall())
  return outcome
}

/** A cookie that no script reads and no other site's form sends. */
function cookieLine({ name, value, path, maxAgeMs }: Cookie, https: boolean): string {
  const seconds = Math.floor(maxAgeMs / 1_000)
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
}

async function call(parts: ApiParts, operation: Operation, request: FastifyRequest) {
  const credentials = readCredentials(request.headers)
  const isWrite = !operation.http.startsWith('GET ')
  const byCookie = credentials.session !== undefined || isSeatCookie(request, credentials)
  if (isWrite && byCookie && request.headers[CSRF_HEADER] === undefined) {
    return refuse('request.crossSite')
  }
  const actor = await whoCalls(parts, operation, credentials)
  if (isRefusal(actor)) return actor
  if (isWrite && isOpenedForAnother(request, actor)) return refuse('request.otherPerson')
  const forbidden = mayCall(operation, actor)
  if (forbidden) return forbidden
  const limited = await limit(parts, operation, actorKey(actor), request)
  if (limited) return limited
  const parsed = parseInput(operation, { params: request.params, query: request.query, body: request.body })
  if (isRefusal(parsed)) return parsed
  const key = idempotencyKey(operation, request)
  if (isRefusal(key)) return key
  const ifMatch = singleTag(request.headers['if-match'])
  const lang = readAcceptLanguage(request.headers['accept-language'])
  return parts.operate(
    operation,
    {
      actor,
      input: parsed.input,
      requestId: request.id,
      raw: { params: request.params, body: request.body ?? {} },
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(key === undefined ? {} : { idempotencyKey: key }),
    },
    (refusal) => {
      const problem = parts.problems.of(refusal, lang)
      return { status: problem.status, answer: problem, etag: null }
    },
  )
}

function isOpenedForAnother(request: FastifyRequest, actor: Actor): boolean {
  const believed = request.headers[PERSON_HEADER]
  return believed !== undefined && actor.kind === 'person' && believed !== actor.personId
}

function isSeatCookie(request: FastifyRequest, { seat }: Credentials): boolean {
  return seat !== undefined && request.headers.authorization === undefined
}

/** A key that opens nothing any more doesn't shut an open door: whoever kept it is a stranger again. */
async function whoCalls(parts: ApiParts, operation: Operation, credentials: Credentials) {
  const isOpen = operation.access.who === 'public'
  if (isOpen && Object.keys(credentials).length === 0) return anonymous
  const actor = await parts.authenticate(credentials)
  return isOpen && isRefusal(actor) ? anonymous : actor
}

async function limit(
  parts: ApiParts,
  operation: Operation,
  actor: string,
  request: FastifyRequest,
): Promise<Refusal | null> {
  if (actor === 'anonymous') return countUse(parts.db, STRANGERS, request.ip, parts.clock.wall())
  if (operation.kind === 'query') return null
  return countUse(parts.db, WRITES, actor, parts.clock.wall())
}

function idempotencyKey(operation: Operation, request: FastifyRequest): string | undefined | Refusal {
  if (!operation.http.startsWith('POST ')) return undefined
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header)) {
    return malformed('header', 'Idempotency-Key is 1 to 255 visible ASCII characters.')
  }
  return header
}

function singleTag(header: string | undefined): string | undefined {
  const tag = header
    ?.trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1')
  return tag === undefined || tag === '*' ? undefined : tag
}

export function sendRefusal(problems: Problems, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problems.of(refusal, readAcceptLanguage(reply.request.headers['accept-language']))
  if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter))
  if (problem.status === 401) reply.header('www-authenticate', 'Bearer realm="askwell"')
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(problem)
}
