import type { FastifyInstance } from 'fastify'
import type { Clock } from '#platform/clock.ts'
import { API_BASE, sendRefusal } from '#platform/http/api.ts'
import { type Authenticate, readCredentials } from '#platform/http/authenticate.ts'
import type { Problems } from '#platform/http/problem.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { seeRing } from './queries/queries.ts'
import { exportOf } from './queries/replay.ts'
import { viewRing } from './queries/view.ts'

export interface RingFileParts {
  readonly transact: Transact
  readonly services: Services
  readonly authenticate: Authenticate
  readonly problems: Problems
  readonly clock: Clock
}

/** `GET /api/v1/rings/{ringId}/export.csv`: for whoever has a seat, with what they may see. */
export function addRingFiles(server: FastifyInstance, parts: RingFileParts): void {
  const config = { operation: 'ring.export' }
  server.get(`${API_BASE}/rings/:ringId/export.csv`, { config }, async (request, reply) => {
    const { ringId } = request.params as { ringId: string }
    const actor = await parts.authenticate(readCredentials(request.headers))
    if (isRefusal(actor)) return sendRefusal(parts.problems, reply, actor)
    const { services } = parts
    const csv = await parts.transact(async (tx) => {
      const seen = await seeRing({ tx, actor, services }, ringId)
      if (isRefusal(seen)) return seen
      return exportOf(viewRing(seen.state, seen.seq, { seatId: seen.seatId }, tx.now))
    })
    if (isRefusal(csv)) return sendRefusal(parts.problems, reply, csv)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="ring.csv"')
      .type('text/csv; charset=utf-8')
      .send(csv)
  })
}
