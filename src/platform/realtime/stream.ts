import type { FastifyInstance } from 'fastify'
import type { Actor, PersonActor } from '#platform/actor.ts'
import { API_BASE, sendRefusal } from '#platform/http/api.ts'
import { type Authenticate, readCredentials } from '#platform/http/authenticate.ts'
import { malformed } from '#platform/http/parse.ts'
import type { Problems } from '#platform/http/problem.ts'
import type { Hint, Hub, Subscriber } from '#platform/realtime/hub.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'

export interface StreamParts {
  readonly hub: Hub
  readonly authenticate: Authenticate
  readonly problems: Problems
}

const HEARTBEAT_MS = 15_000
/** A reader who takes nothing off the line for this much is cut; it resumes by its last id. */
const MOST_BUFFERED_BYTES = 1_000_000

/** `GET /api/v1/events`: hints as Server-Sent Events; `Last-Event-ID` resumes without loss or double. */
export function addStream(server: FastifyInstance, parts: StreamParts): void {
  server.get(`${API_BASE}/events`, { config: { operation: 'events.stream' } }, async (request, reply) => {
    const credentials = readCredentials(request.headers)
    const actor = await parts.authenticate(credentials)
    if (isRefusal(actor)) return sendRefusal(parts.problems, reply, actor)
    if (actor.kind !== 'person') return sendRefusal(parts.problems, reply, refuse('request.notSignedIn'))
    if (!mayListen(actor))
      return sendRefusal(parts.problems, reply, refuse('request.scopeMissing', { scope: 'me' }))
    const after = lastSeen(request.headers['last-event-id'] ?? (request.query as { after?: string }).after)
    if (after === 'unreadable')
      return sendRefusal(parts.problems, reply, malformed('header', 'Last-Event-ID is unknown.'))

    reply.hijack()
    const response = reply.raw
    response.writeHead(200, {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    } as Record<string, string>)
    response.write(
      `retry: 2000\nid: ${after === null ? parts.hub.position : after.id}\nevent: hello\ndata: {}\n\n`,
    )
    const subscriber: Subscriber = {
      personId: actor.personId,
      stillWelcome: async () => stillSame(actor, await parts.authenticate(credentials)),
      push: (hint: Hint) => {
        response.write(`id: ${hint.id}\nevent: ${hint.type}\ndata: ${JSON.stringify(hint)}\n\n`)
        if (response.writableLength > MOST_BUFFERED_BYTES) response.destroy()
      },
      end: () => response.end(),
    }
    const heartbeat = setInterval(() => response.write(': here\n\n'), HEARTBEAT_MS)
    response.on('close', () => {
      clearInterval(heartbeat)
      parts.hub.unsubscribe(subscriber)
    })
    await parts.hub.subscribe(subscriber, after?.seq ?? null, after?.place ?? null)
    return reply
  })
}

/** As the description says: what somebody hears is as much theirs as their notices. */
function mayListen({ scopes }: PersonActor): boolean {
  return scopes === 'all' || scopes.includes('me') || scopes.includes('me:read')
}

/** `12.1` is behind that hint, `12` behind the whole event. */
function lastSeen(header: unknown): { id: string; seq: number; place: number | null } | null | 'unreadable' {
  if (header === undefined || header === '') return null
  const match = typeof header === 'string' ? /^(\d{1,15})(?:\.(\d{1,4}))?$/.exec(header) : null
  if (match?.[1] === undefined) return 'unreadable'
  return { id: match[0], seq: Number(match[1]), place: match[2] === undefined ? null : Number(match[2]) }
}

function stillSame(before: PersonActor, now: Actor | Refusal): boolean {
  return !isRefusal(now) && now.kind === 'person' && before.personId === now.personId
}
