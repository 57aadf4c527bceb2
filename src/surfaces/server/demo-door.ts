import type { FastifyInstance } from 'fastify'
import { createSession } from '#features/accounts/commands/sessions.ts'
import { findByEmail } from '#features/people/queries.ts'
import { SESSION_COOKIE } from '#platform/http/authenticate.ts'
import { sendRefusal } from '#platform/http/api.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { World } from './world.ts'

/**
 * The door of the demo: `/demo` signs its visitor in without a link, `/demo?as=ADDRESS` as somebody else of the
 * sample. It exists in no other server: on a database that is thrown away, an address of this machine is enough.
 */
export function addDemoDoor(server: FastifyInstance, world: World, visitorId: string): void {
  server.get('/demo', async (request, reply) => {
    const as = (request.query as { as?: unknown }).as
    const secret = await world.transact(async (tx) => {
      const person = typeof as === 'string' ? await findByEmail(tx, as) : null
      if (typeof as === 'string' && !person) return refuse('request.notFound')
      return createSession(tx, person?.id ?? visitorId)
    })
    if (isRefusal(secret)) return sendRefusal(world.problems, reply, secret)
    return reply
      .header('set-cookie', `${SESSION_COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Lax`)
      .header('cache-control', 'no-store')
      .redirect('/', 303)
  })
  server.get('/login', async (_request, reply) => reply.redirect('/demo', 303))
}
