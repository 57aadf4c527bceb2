import { existsSync } from 'node:fs'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createSetUpLink } from '#features/accounts/commands/links.ts'
import { anyAdmin } from '#features/people/queries.ts'
import type { Settings } from '#platform/config.ts'
import { readAllSettings } from '#surfaces/server/channel-settings.ts'
import { createLog, type Log } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import { rememberAddress } from '#surfaces/server/last-address.ts'
import { insistOnPort, serve } from '#surfaces/server/serve.ts'
import { startRefused } from '#surfaces/server/start-refused.ts'
import { stopOnSignal } from '#surfaces/server/stop-on-signal.ts'
import { ensureWebFiles } from '#surfaces/server/web-files.ts'
import { openWorld, type World } from '#surfaces/server/world.ts'
import { type Io, type Verb, WrongUsage } from './io.ts'
import { DEFAULT_DATA } from './with-world.ts'

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'Runs Askwell: web app, API and jobs.',
  usage: 'askwell serve [--port 7400] [--host 127.0.0.1] [--data DIR]',
  async run(argv, io) {
    const { values } = parseArgs({
      args: [...argv],
      options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
    })
    const port = readPort(values.port, 7400)
    const host = values.host ?? '127.0.0.1'
    return runServer(io, { port, host, dataDir: values.data ?? DEFAULT_DATA })
  },
}

type At = { readonly port: number; readonly host: string; readonly dataDir: string }

async function runServer(io: Io, at: At): Promise<number> {
  const settings = readAllSettings(io.env)
  if (isRefusal(settings)) throw startRefused(settings)
  const log = createLog(settings.LOG_LEVEL ?? 'info')
  const starting = startServer(io, at, { settings, log })
  // from now on: a signal during the start must not leave PostgreSQL behind
  const stopped = stopOnSignal(async () => (await starting).serving.close(), log)
  const { world } = await starting
  io.out(`Askwell is ready at ${world.publicUrl()}\n`)
  await offerSetUp(world, io)
  await stopped
  return 0
}

async function startServer(io: Io, at: At, { settings, log }: { settings: Settings; log: Log }) {
  // before a database is made: a port in use leaves no folder behind
  if (!existsSync(join(at.dataDir, 'pg'))) await insistOnPort(at)
  const building = ensureWebFiles((line) => io.err(`${line}\n`))
  let address = `http://${at.host}:${at.port}`
  const listeningOn = () => address
  // awaited below: until then its failure must not end the process with PostgreSQL under it
  building.catch(() => undefined)
  const world = await openWorld({ settings, role: 'server', dataDir: at.dataDir, log, listeningOn })
  await building.catch(async (error: unknown) => {
    await world.close()
    throw error
  })
  const serving = await serve(world, at)
  address = addressOf(serving.server.server.address(), at.host)
  rememberAddress(at.dataDir, address)
  return { world, serving }
}

/** Where nobody runs it yet: the one link with which the first admin comes in. */
async function offerSetUp(world: World, io: Io): Promise<void> {
  const link = await world.transact(async (tx) => ((await anyAdmin(tx)) ? null : createSetUpLink(tx)))
  if (link === null || isRefusal(link)) return
  io.out(`Nobody runs it yet. Set it up (once, within 24 hours): ${world.publicUrl()}/setup/${link.token}\n`)
  io.out('Or fill it from a file: npx askwell seed FILE.json. To look around first: npx askwell demo.\n')
}

export function readPort(text: string | undefined, usual: number): number {
  if (text === undefined) return usual
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port >= 0 && port <= 65_535))
    throw new WrongUsage(`--port is a number from 0 to 65535, not '${text}'.`)
  return port
}

/** The address as a browser takes it; with port 0 the system chose the port. */
export function addressOf(bound: ReturnType<Server['address']> | undefined, host: string): string {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${typeof bound === 'object' ? (bound?.port ?? '') : ''}`
}
