import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/actor.ts'
import { API_BASE, sendRefusal } from '#platform/http/api.ts'
import { type Authenticate, readCredentials } from '#platform/http/authenticate.ts'
import type { Problems } from '#platform/http/problem.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { Kysely } from 'kysely'
import type { Ritual, Viewer } from '#src/rituals/contract.ts'
import type { Rooms } from './queries/rooms.ts'
import { seatOf } from './queries/state.ts'

export interface GatheringStreamParts {
  readonly rooms: Rooms
  readonly db: Kysely<PlatformTables>
  readonly authenticate: Authenticate
  readonly problems: Problems
  /** the gathering that a signed link of a stage is for; null where it is none, or has run out */
  readonly readStageLink: (key: string) => string | null
}

const HEARTBEAT_MS = 15_000
/** A credential is looked up again after so many heartbeats; a seat that was taken away ends at once. */
const RECHECK_BEATS = 4
/** A reader who takes nothing off the line for this much is cut; what comes first on the next stream is everything. */
const MOST_BUFFERED_BYTES = 1_000_000

/** `GET /api/v1/<path>/{id}/stream`: the whole view first, then patches; for seats, and for a stage with its link. */
export function addGatheringStream<S, C, E>(
  server: FastifyInstance,
  parts: GatheringStreamParts,
  { path, ritual }: { readonly path: string; readonly ritual: Ritual<S, C, E> },
): void {
  const config = { operation: `${ritual.id}.stream` }
  server.get(`${API_BASE}/${path}/:id/stream`, { config }, async (request, reply) => {
    const { id } = request.params as { id: string }
    const who = await whoListens(parts, request, id)
    if (isRefusal(who)) return sendRefusal(parts.problems, reply, who)
    const stream = new Stream(reply, who)
    const leave = await parts.rooms.join(ritual, id, stream)
    if (leave === null) return sendRefusal(parts.problems, reply, refuse('request.notFound'))
    stream.keep(leave, who.again)
    return reply
  })
}

interface Who {
  readonly viewer: Viewer
  /** whether whoever it is still is who they were */
  readonly again: () => Promise<boolean>
}

async function whoListens(
  parts: GatheringStreamParts,
  request: FastifyRequest,
  gatheringId: string,
): Promise<Who | Refusal> {
  const { stage } = request.query as { stage?: unknown }
  if (typeof stage === 'string') {
    const holds = () => parts.readStageLink(stage) === gatheringId
    return holds() ? { viewer: { seatId: null }, again: async () => holds() } : refuse('request.notFound')
  }
  const credentials = readCredentials(request.headers)
  const actor = await parts.authenticate(credentials)
  if (isRefusal(actor)) return actor
  if (actor.kind === 'person' && !mayListen(actor.scopes))
    return refuse('request.scopeMissing', { scope: 'asks' })
  const seatId = await seatOf({ db: parts.db }, gatheringId, actor)
  if (seatId === null) return refuse('request.notFound')
  return { viewer: { seatId }, again: async () => isSame(actor, await parts.authenticate(credentials)) }
}

function mayListen(scopes: readonly string[] | 'all'): boolean {
  return scopes === 'all' || scopes.includes('asks') || scopes.includes('asks:read')
}

function isSame(before: Actor, now: Actor | Refusal): boolean {
  if (isRefusal(now)) return false
  if (before.kind === 'person') return now.kind === 'person' && now.personId === before.personId
  return before.kind === 'guest' && now.kind === 'guest' && now.seatId === before.seatId
}

/** One answer that doesn't end; headers go out with the first frame, so that a refusal still can be one. */
class Stream {
  readonly viewer: Viewer
  readonly #reply: FastifyReply
  #isOpen = false

  constructor(reply: FastifyReply, { viewer }: Who) {
    this.#reply = reply
    this.viewer = viewer
  }

  push(frame: Buffer | string): void {
    const response = this.#reply.raw
    if (!this.#isOpen) this.#open()
    response.write(frame)
    if (response.writableLength > MOST_BUFFERED_BYTES) response.destroy()
  }

  end(): void {
    this.#reply.raw.end()
  }

  keep(leave: () => void, again: Who['again']): void {
    const response = this.#reply.raw
    let beats = 0
    const heartbeat = setInterval(() => {
      response.write(': here\n\n')
      beats++
      if (beats % RECHECK_BEATS !== 0) return
      // the database is away: asked again with a later beat
      again().then(
        (holds) => holds || this.end(),
        () => undefined,
      )
    }, HEARTBEAT_MS)
    const close = () => {
      clearInterval(heartbeat)
      leave()
    }
    if (response.destroyed) close()
    else response.on('close', close)
  }

  #open(): void {
    this.#isOpen = true
    const headers = this.#reply.getHeaders()
    this.#reply.hijack()
    this.#reply.raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    } as Record<string, string>)
    this.#reply.raw.write('retry: 2000\n\n')
  }
}
