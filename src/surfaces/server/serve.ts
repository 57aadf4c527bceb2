import { once } from 'node:events'
import { createServer as createListener } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { mayHearOfAsk } from '#features/asks/queries.ts'
import { addGatheringStream } from '#features/gatherings/routes.ts'
import { loadPerson } from '#features/people/queries.ts'
import { proxiesOf } from '#platform/config.ts'
import { connectClient } from '#platform/db/pool.ts'
import { addApi } from '#platform/http/api.ts'
import { watchConnections } from '#platform/http/connections.ts'
import { createServer } from '#platform/http/server.ts'
import { createMetrics } from '#platform/metrics.ts'
import { releaseLeases } from '#platform/jobs/queue.ts'
import { Hub, type MaySee } from '#platform/realtime/hub.ts'
import { listen } from '#platform/realtime/listen.ts'
import { addStream } from '#platform/realtime/stream.ts'
import { isRefusal } from '#platform/refusal.ts'
import { addAccountPages } from './account-pages.ts'
import { addDoors } from './doors.ts'
import { addGauges, addHealth } from './health.ts'
import { openInboxes } from './inbox.ts'
import { linkPorts } from './link-ports.ts'
import { addLinkPages } from '#surfaces/pages/routes.ts'
import { StartRefused } from './start-refused.ts'
import { sweepJob } from './sweep.ts'
import { keepRanking } from './keep-ranking.ts'
import { addWebFiles } from './web-files.ts'
import { readStageKey } from '#src/rituals/ring/queries/stage.ts'
import { addRingFiles } from '#src/rituals/ring/routes.ts'
import { ring } from '#src/rituals/ring/domain/ritual.ts'
import type { World } from './world.ts'

export interface Serving {
  readonly server: FastifyInstance
  readonly hub: Hub
  /** finishes what is in flight and leaves everything behind as it was found */
  close(): Promise<void>
}

/** Web app, API, stream and jobs on one world. */
export async function serve(
  world: World,
  at: { port: number; host: string },
  more: (server: FastifyInstance) => void = () => undefined,
): Promise<Serving> {
  let stopping = false
  const metrics = createMetrics()
  const server = await createServer({
    problems: world.problems,
    clock: world.clock,
    log: world.log,
    metrics,
    trustedProxies: proxiesOf(world.settings),
    https: isHttps(world),
  })
  const connections = watchConnections(server.server)
  const hub = new Hub({ db: world.db, transact: world.transact, maySee: maySeeIn(world) })
  addHealth(server, world, metrics, () => stopping)
  addGauges(metrics, world, () => hub.size)
  addApi(server, { ...world, operations: world.catalogue.operations, https: isHttps(world) })
  addStream(server, { ...world, hub })
  addGatheringStream(
    server,
    { ...world, readStageLink: (key) => readStageKey(world.secret, key, world.clock.now()) },
    { path: 'rings', ritual: ring },
  )
  addRingFiles(server, world)
  await addLinkPages(server, linkPorts(world))
  const doors = await addDoors(server, world)
  await addAccountPages(server, world)
  more(server)
  await addWebFiles(server, world.problems)
  await hub.start()
  if (world.database.kind === 'embedded') await releaseLeases(world.db)
  const background = startBackground(world, hub)
  await server.listen(at).catch(async (error: unknown) => {
    await background.close()
    await world.close()
    throw inUse(error, at) ?? error
  })
  return {
    server,
    hub,
    async close() {
      stopping = true
      hub.endAll()
      world.rooms.close()
      const closed = server.close()
      // after what has arrived in this turn has been read
      setImmediate(() => connections.endQuiet())
      await closed
      await doors.close()
      await background.close()
      await world.close()
    },
  }
}

function isHttps({ settings }: World): boolean {
  return settings.PUBLIC_URL?.startsWith('https:') ?? false
}

/**
 * Listens for a moment, to know before anything is made or changed whether it can.
 *
 * @throws StartRefused where something else listens there, or the address isn't this machine's
 */
export async function insistOnPort(at: { port: number; host: string }): Promise<void> {
  const listener = createListener()
  try {
    listener.listen(at)
    await once(listener, 'listening')
  } catch (error) {
    throw inUse(error, at) ?? error
  }
  listener.close()
  await once(listener, 'close')
}

/** The commonest reason not to start, in a sentence; anything else goes on as it is. */
function inUse(error: unknown, at: { port: number; host: string }): StartRefused | null {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE') {
    return new StartRefused(
      `Port ${at.port} is in use on ${at.host}: stop what listens there, or give another --port.`,
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new StartRefused(
      `It can't listen on ${at.host} port ${at.port} (${code}): give another --host or --port.`,
    )
  }
  return null
}

/** Jobs and live hints: woken by the database's word, by this process's own commits, and by a slow tick. */
function startBackground(world: World, hub: Hub): { close(): Promise<void> } {
  const pump = () => {
    // The database is away: the tick tries again, and nothing was lost meanwhile.
    hub.pump().catch(() => undefined)
  }
  world.onCommit((left) => {
    if (left.jobs) world.worker.wake()
    if (left.events) pump()
    for (const topic of left.topics) world.rooms.heard(topic)
  })
  const listener = listen(() => connectClient(world.database.connection, { name: 'askwell listen' }), {
    jobs: () => world.worker.wake(),
    events: pump,
    numbered: pump,
    topic: (topic) => world.rooms.heard(topic),
    missed: () => world.rooms.lookAgain(),
  })
  const tick = setInterval(() => {
    pump()
    void world.followChannels()
  }, 2_000)
  const sweep = sweepJob(world)
  const ranking = keepRanking(world)
  const inboxes = openInboxes(world)
  world.worker.start()
  return {
    async close() {
      clearInterval(tick)
      sweep.stop()
      await ranking.close()
      await inboxes.close()
      await listener.close()
    },
  }
}

/** Asked anew for each hint: what somebody may see can change between two of them. */
function maySeeIn(world: World): MaySee {
  return async (about, personId) => {
    if (about.kind !== 'ask') return false
    const outcome = await world.transact(async (tx) => {
      const person = await loadPerson(tx, personId)
      return person !== null && mayHearOfAsk(tx, about.id, { personId, teamId: person.teamId })
    })
    return !isRefusal(outcome) && outcome
  }
}
