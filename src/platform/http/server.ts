import helmet from '@fastify/helmet'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { toIso } from '#engine/time/instant.ts'
import type { Clock } from '#platform/clock.ts'
import { sendRefusal } from '#platform/http/api.ts'
import { malformed } from '#platform/http/parse.ts'
import type { Problems } from '#platform/http/problem.ts'
import { refuseAddress, refuseOnSocket } from '#platform/http/unreadable.ts'
import { newId } from '#platform/ids.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import { Outage, type Refusal, refuse } from '#platform/refusal.ts'

export interface ServerParts {
  readonly problems: Problems
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly trustedProxies: readonly string[]
  /** true where PUBLIC_URL is https: only then browsers are told to insist on it */
  readonly https: boolean
}

const MOST_BODY_BYTES = 1_048_576

/** Fastify with our headers, our problems, request ids, and nothing of what people wrote in its log. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    bodyLimit: MOST_BODY_BYTES,
    trustProxy: parts.trustedProxies.length > 0 ? [...parts.trustedProxies] : false,
    genReqId: () => newId(),
    forceCloseConnections: 'idle',
    // what still arrives on an open connection while we stop is answered, and told to come back on another
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    requestTimeout: 30_000,
    frameworkErrors: refuseAddress(parts.problems),
    clientErrorHandler: refuseOnSocket(parts.problems),
  })
  await server.register(helmet, securityHeaders(parts.https))
  addJsonParser(server)
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalFor(error) ?? faultRefusal(parts.log, error, request.id, request.routeOptions.url)
    return sendRefusal(parts.problems, reply, refusal)
  })
  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // Screens show the server's clock, so that rooms agree, and in the demo the story's.
    reply.header('x-askwell-now', toIso(parts.clock.now()))
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = routeName(request.routeOptions)
    parts.metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1_000)
    const fields = { request: request.id, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    if (reply.statusCode >= 500) parts.log.warn(fields, 'request')
  })
  return server
}

function routeName(options: { url?: string | undefined; config?: unknown }): string {
  const config = options.config as { operation?: string } | undefined
  return config?.operation ?? (options.url === undefined ? 'unknown' : 'page')
}

/** Only JSON, also when it is empty: a POST without a body is a POST with `{}`. */
function addJsonParser(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    return parse(request, body as string, done)
  })
}

function securityHeaders(https: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    hsts: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
  }
}

function refusalFor(error: FastifyError): Refusal | null {
  if (error instanceof Outage) return refuse('server.outage', {}, error.retryAfterSeconds ?? 2)
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('request.tooLarge')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('request.unknownContent')
  const status = error.statusCode
  if (status === 404) return refuse('request.notFound')
  if (status !== undefined && status >= 400 && status < 500)
    return malformed('body', 'it is not well-formed.')
  return null
}

function faultRefusal(log: Log, error: FastifyError, reference: string, route: string | undefined): Refusal {
  const at = error.stack
    ?.split('\n')
    .slice(1, 6)
    .map((line) => line.trim())
  log.error({ request: reference, route, err: error.name, code: error.code, at }, 'fault')
  return refuse('server.fault', { reference })
}
