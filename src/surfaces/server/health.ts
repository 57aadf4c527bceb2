import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { concentration } from '#features/invitations/answers/queries.ts'
import { outages } from '#features/notices/channels/queries.ts'
import { waysOutKey } from '#features/notices/messages.ts'
import { describeApi } from '#platform/http/openapi.ts'
import { queueHealth } from '#platform/jobs/queue.ts'
import type { Metrics } from '#platform/metrics.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { World } from './world.ts'
import { version } from './version.ts'
import { renderReference } from './reference.ts'

/** A queue whose most overdue job waits longer than this stands still, and somebody should know. */
const STALLED_SECONDS = 60

export function addHealth(
  server: FastifyInstance,
  world: World,
  metrics: Metrics,
  isStopping: () => boolean,
): void {
  server.get('/healthz', async () => ({ status: 'ok', version }))
  server.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' })
    try {
      const jobs = await queueHealth(world.db, world.clock.now())
      const stalled = jobs.oldestDueSeconds > STALLED_SECONDS * world.clock.speed
      return await reply
        .code(stalled ? 503 : 200)
        .send({ status: stalled ? 'stalled' : 'ok', database: 'ok', migrations: 'ok', jobs })
    } catch {
      // Whatever is wrong with the database is this page's answer; the log has it already.
      return reply.code(503).send({ status: 'unavailable', database: 'away' })
    }
  })
  server.get('/metrics', async (request, reply) => {
    if (!isMetricsReader(world.settings.METRICS_TOKEN, request.headers.authorization)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send('')
    }
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text())
  })
  const description = describeApi(world.catalogue.operations, version)
  server.get('/api/openapi.json', async () => description)
  const reference = renderReference(world.catalogue)
  server.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(reference))
  server.get('/api/docs.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(REFERENCE_CSS),
  )
}

const CHANNEL_DOWN =
  'How long nothing has got out by this channel: an outage outside Askwell. What waits goes out by itself afterwards.'

const TOP_SHARE =
  'Share of the help of the last 30 days that the most helpful twentieth gave; 0 below 20 helpers. Above 0.2 it rests on few.'

export function addGauges(metrics: Metrics, world: World, live: () => number): void {
  const jobs = () => queueHealth(world.db, world.clock.now())
  metrics.gauge('askwell_jobs_waiting', 'Jobs that wait or run.', async () => (await jobs()).waiting)
  metrics.gauge('askwell_jobs_dead', 'Jobs that were given up.', async () => (await jobs()).dead)
  metrics.gauge('askwell_jobs_oldest_due_seconds', 'How long the most overdue job waits.', async () => {
    return (await jobs()).oldestDueSeconds
  })
  metrics.gaugeBy('channel', 'askwell_channel_down_seconds', CHANNEL_DOWN, async () => {
    const down = await world.transact((tx) => outages(tx, world.services))
    const seconds = isRefusal(down) ? [] : down.map((one) => [one.channel, one.seconds] as const)
    const ways = [...world.services.get(waysOutKey).keys()].map((id) => [id, 0] as const)
    return new Map([...ways, ...seconds])
  })
  metrics.gauge('askwell_help_top_share', TOP_SHARE, async () => {
    const share = await world.transact((tx) => concentration(tx))
    return typeof share === 'number' ? share : 0
  })
  metrics.gauge('askwell_streams', 'Open event streams of this process.', live)
}

function isMetricsReader(token: string | undefined, header: string | undefined): boolean {
  if (token === undefined) return true
  const wanted = Buffer.from(`Bearer ${token}`)
  const given = Buffer.from(header ?? '')
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

const REFERENCE_CSS = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0; }
h2 { font-size: 1rem; margin: 0; } code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 12px; }
`
