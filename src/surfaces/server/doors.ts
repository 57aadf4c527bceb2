import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Admitted, Channel, DoorCall } from '#channels/contract.ts'
import { SECOND } from '#engine/time/instant.ts'
import { keepRaw } from '#features/notices/inbox/commands.ts'
import { sendRefusal } from '#platform/http/api.ts'
import { isRefusal, refuse } from '#platform/refusal.ts'
import type { World } from './world.ts'

type Taken = Extract<Admitted, { kind: 'taken' }>

/** Who pressed a button waits for it; the other sides give up after three seconds. */
const PATIENCE = 400
/** Where the other side calls again, it is worth more to have it on disk. */
const PATIENCE_FOR_EVENTS = 2_500
const LONGEST_PAUSE = 10 * SECOND
const MOST_BYTES = 512 * 1_024

export interface Doors {
  /** lets what is being put down get to the database, or gives up with it */
  close(): Promise<void>
}

/**
 * `POST /in/<channel>`: where the other sides of channels call. A call is believed by its signature alone, put down
 * once, and answered whether or not the database is quick; what it asks for is done by a job.
 */
export async function addDoors(server: FastifyInstance, world: World): Promise<Doors> {
  const stopping = new AbortController()
  const underWay = new Set<Promise<unknown>>()
  const remember = <T>(work: Promise<T>): Promise<T> => {
    const watched = work.finally(() => underWay.delete(watched))
    underWay.add(watched)
    return watched
  }
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    )
    scope.post('/in/:channel', async (request, reply) => {
      const { channel: id } = request.params as { readonly channel: string }
      const channel = world.channels.get(id)
      if (!channel?.admit) return sendRefusal(world.problems, reply, refuse('request.notFound'))
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const admitted = channel.admit({
        headers: request.headers,
        body,
        now: world.clock.wall(),
      } satisfies DoorCall)
      if (admitted.kind === 'refused') return sendRefusal(world.problems, reply, refuse('door.notTheirs'))
      if (admitted.kind === 'answered') return answer(reply, admitted)
      const keeping = remember(keep(world, channel, admitted, stopping.signal))
      return settle(world, reply, admitted, await soon(keeping, admitted))
    })
  })
  return {
    async close() {
      stopping.abort()
      await Promise.allSettled(underWay)
    },
  }
}

type Kept = 'kept' | 'again' | 'lost'

function settle(world: World, reply: FastifyReply, taken: Taken, kept: Kept | 'slow'): FastifyReply {
  if (kept === 'again') return sendRefusal(world.problems, reply, refuse('door.playedAgain'))
  const isNowhere = kept === 'lost' || kept === 'slow'
  if (isNowhere && taken.comesAgain) return sendRefusal(world.problems, reply, refuse('server.outage', {}, 2))
  return answer(reply, taken)
}

function answer(reply: FastifyReply, { answer: said }: Extract<Admitted, { answer: unknown }>): FastifyReply {
  return reply.header('cache-control', 'no-store').type(`${said.type}; charset=utf-8`).send(said.body)
}

function soon(keeping: Promise<Kept>, { comesAgain }: Taken): Promise<Kept | 'slow'> {
  const waiting = new AbortController()
  const slow = pause(comesAgain ? PATIENCE_FOR_EVENTS : PATIENCE, 'slow' as const, { signal: waiting.signal })
  return Promise.race([keeping, slow]).finally(() => waiting.abort())
}

/** First what can't wait, then down on disk: tried until it is there, or this process ends. */
async function keep(world: World, channel: Channel, taken: Taken, signal: AbortSignal): Promise<Kept> {
  await channel.atOnce?.(taken.raw)
  for (let ms = 250; ; ms = Math.min(ms * 2, LONGEST_PAUSE)) {
    try {
      const kept = await world.transact((tx) => keepRaw(tx, channel.id, taken.id, taken.raw))
      return isRefusal(kept) || !kept ? 'again' : 'kept'
    } catch (error) {
      world.log.warn(
        { channel: channel.id, err: (error as Error).name },
        'what came in waits for the database',
      )
    }
    // the other side was told to call again, or there is nobody left to put it down
    if (taken.comesAgain || signal.aborted) return 'lost'
    await pause(ms, undefined, { signal }).catch(() => 'one more try, and then this process ends')
  }
}
