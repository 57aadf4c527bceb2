import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { readAllSettings } from '#surfaces/server/channel-settings.ts'
import { type JobHandler, outsideJob } from '#platform/jobs/handler.ts'
import { createLog } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Transact } from '#platform/tx/transact.ts'
import { readCatalogue } from '#surfaces/server/catalogue.ts'
import { serve } from '#surfaces/server/serve.ts'
import { stopOnSignal } from '#surfaces/server/stop-on-signal.ts'
import { openWorld } from '#surfaces/server/world.ts'
import type { Order, Step } from './step.ts'

/*
 * The same server as `askwell serve`, built from the same parts, that kills itself where its standard input says.
 * Nothing of it is in the product: the database driver and the jobs are wrapped here, where the world is put together.
 */

let order: Order | null = null

createInterface({ input: process.stdin }).on('line', (line) => {
  order = JSON.parse(line) as Order
  process.stdout.write(`Will die: ${line}\n`)
})

function reached(step: Step): void {
  if (order?.step !== step) return
  order = { step, nth: order.nth - 1 }
  if (order.nth === 0) process.kill(process.pid, 'SIGKILL')
}

/** Begun, written, committed: of each transaction that writes a new ask or agrees a time, by the statements that go to the database. */
function watchCommands(): void {
  const whole = pg.Client.prototype.query
  const writing = new WeakSet<pg.Client>()
  const watched = function (this: pg.Client, ...given: unknown[]) {
    const [config] = given
    const text = typeof config === 'string' ? config : ((config as { text?: string }).text ?? '')
    if (/^insert into "(?:ask_asks|times_agreed)"/i.test(text)) {
      reached('begun')
      writing.add(this)
    }
    const ends = /^commit/i.test(text) && writing.delete(this)
    if (ends) reached('written')
    const outcome = Reflect.apply(whole, this, given) as Promise<unknown>
    return ends ? outcome.then((result) => (reached('committed'), result)) : outcome
  }
  pg.Client.prototype.query = watched as typeof whole
}

/** Claimed, composed, sent, marked: a delivery writes its letter in one transaction and its outcome in the next. */
function watched(job: JobHandler): JobHandler {
  if (job.where === 'inside') return job
  return outsideJob(job.kind, async (context, run) => {
    reached('claimed')
    let transactions = 0
    const transact: Transact = async (work) => {
      const isFirst = transactions++ === 0
      if (!isFirst) reached('sent')
      const outcome = await context.transact(work)
      reached(isFirst ? 'composed' : 'marked')
      return outcome
    }
    await job.run({ ...context, transact }, run)
  })
}

async function main(): Promise<void> {
  const options = { port: { type: 'string' }, data: { type: 'string' } } as const
  const { values } = parseArgs({ args: process.argv.slice(3), options })
  const settings = readAllSettings(process.env)
  if (isRefusal(settings)) throw new Error(settings.refusal)
  watchCommands()
  const log = createLog('info')
  const world = await openWorld({
    settings,
    role: 'server',
    dataDir: values.data ?? '',
    log,
    more: { jobs: readCatalogue().jobs.map(watched), reactions: [] },
  })
  const serving = await serve(world, { port: Number(values.port), host: '127.0.0.1' })
  world.onCommit(({ events }) => {
    if (events) reached('announced')
  })
  const stopped = stopOnSignal(() => serving.close(), log)
  const address = serving.server.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server listens on a port.')
  process.stdout.write(`Askwell is ready at http://127.0.0.1:${address.port}\n`)
  await stopped
  process.exit(0)
}

await main()
