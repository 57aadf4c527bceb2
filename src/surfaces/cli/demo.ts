import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createColleagues, lifeBegins } from '#demo/colleagues.ts'
import { openDemoOrganisation, openDemoRepository, type OpenedDemo } from '#demo/open.ts'
import { morningOf } from '#demo/story.ts'
import { type Instant, instant } from '#engine/time/instant.ts'
import { type MovableClock, storyClock } from '#platform/clock.ts'
import { createLog } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import { addDemoDoor } from '#surfaces/server/demo-door.ts'
import { serve } from '#surfaces/server/serve.ts'
import { stopOnSignal } from '#surfaces/server/stop-on-signal.ts'
import { ensureWebFiles } from '#surfaces/server/web-files.ts'
import { openWorld, type World } from '#surfaces/server/world.ts'
import type { Io, Verb } from './io.ts'
import { createProgress } from './progress.ts'
import { refused } from './say-refusal.ts'
import { addressOf, readPort } from './serve.ts'

/** One second of the visitor's is a minute of the story. */
const SPEED = 60
const SEED = 7

export const demoVerb: Verb = {
  name: 'demo',
  summary: 'Shows Askwell on a throw-away database: invented people, or those of a git repository.',
  usage: 'askwell demo [--port 7400] [--host 127.0.0.1] [--git PATH]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, host: { type: 'string' }, git: { type: 'string' } },
    })
    const at = { port: readPort(values.port, 7400), host: values.host ?? '127.0.0.1' }
    const dataDir = mkdtempSync(join(tmpdir(), 'askwell-demo-'))
    try {
      return await runDemo(io, { ...at, dataDir, git: values.git })
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

interface DemoOptions {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly git: string | undefined
}

async function runDemo(io: Io, options: DemoOptions): Promise<number> {
  const until = morningOf(instant(io.now()))
  const clock = storyClock(until, SPEED)
  const colleagues = createColleagues({ speed: SPEED, seed: SEED })
  const log = createLog(io.env['LOG_LEVEL'] ?? 'warn')
  let address = `http://${options.host}:${options.port}`
  const building = ensureWebFiles((line) => io.err(`${line}\n`))
  // awaited below: until then its failure must not end the process with PostgreSQL under it
  building.catch(() => undefined)
  const opening = openWorld({
    settings: {},
    role: 'server',
    dataDir: options.dataDir,
    log,
    clock,
    sealed: true,
    more: colleagues,
    listeningOn: () => address,
  })
  let close = async () => (await opening).close()
  let isStopping = false
  const stopped = stopOnSignal(async () => {
    isStopping = true
    await close()
  }, log)
  try {
    const world = await opening
    const opened = await fill(io, options, { world, clock, until })
    await building
    clock.moveTo(until)
    colleagues.goLive()
    await opened.begin()
    await world.transact(async (tx) => lifeBegins(tx, SPEED))
    const serving = await serve(world, options, (server) => addDemoDoor(server, world, opened.visitorId))
    close = () => serving.close()
    address = addressOf(serving.server.server.address(), options.host)
    io.out(welcome(address, opened.people, options.git))
  } catch (error) {
    // What the end of the database broke off, when somebody stopped it in the middle of the story, is no failure.
    if (!isStopping) {
      await close()
      throw error
    }
  }
  await stopped
  return 0
}

async function fill(
  io: Io,
  { git }: DemoOptions,
  { world, clock, until }: { world: World; clock: MovableClock; until: Instant },
): Promise<OpenedDemo> {
  // A demo that a power cut ends is begun anew: waiting for the disk after each step would only take time.
  world.pool.on('connect', (client) => void client.query('set synchronous_commit = off'))
  const progress = createProgress(io, git ? 'Reading the repository' : 'Writing nine months of history')
  const parts = { world, clock, seed: SEED, until, progress: progress.at }
  const opened = git === undefined ? await openDemoOrganisation(parts) : await openDemoRepository(parts, git)
  progress.end()
  if (isRefusal(opened)) throw refused(world, opened)
  return opened
}

function welcome(address: string, people: number, git: string | undefined): string {
  const who =
    git === undefined ? `${people} invented people in 6 teams` : `${people} people of that repository`
  return `
Askwell's sample is ready: ${address}/demo
  ${who}. Nothing can be sent outside; colleagues are simulated and answer within a minute.
  An ask of yours is already under way: watch it under My asks.
  To run it for real: npx askwell serve
`
}
