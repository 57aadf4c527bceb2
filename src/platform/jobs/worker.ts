import type { Kysely } from 'kysely'
import type { Clock } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { InsideJob, JobHandler, OutsideJob } from '#platform/jobs/handler.ts'
import {
  type ClaimedJob,
  kindsOf,
  leaseDueJob,
  takeDueJob,
  markDone,
  markFailed,
  nextDueAt,
  renewLease,
} from '#platform/jobs/queue.ts'
import type { Log } from '#platform/log.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { instant } from '#engine/time/instant.ts'

export interface WorkerParts {
  readonly db: Kysely<PlatformTables>
  readonly transact: Transact
  readonly clock: Clock
  readonly services: Services
  readonly handlers: ReadonlyMap<string, JobHandler>
  readonly log: Log
}

const LEASE_MS = 20_000
/** Polling is only the net below LISTEN/NOTIFY: a lost word costs at most this much. */
const LONGEST_SLEEP_MS = 2_000
/**
 * Lanes of their own: a mail server that stalls doesn't hold up what happens inside, and a stream of inside jobs
 * doesn't keep mails from leaving.
 */
const LANES = { inside: 3, outside: 3 } as const

/** Takes due jobs one after the other in a few lanes until it is stopped. */
export class Worker {
  readonly #parts: WorkerParts
  readonly #holder = newId()
  readonly #stopping = new AbortController()
  readonly #lanes: Promise<void>[] = []
  #wakes = new Set<() => void>()
  #wakeCount = 0

  constructor(parts: WorkerParts) {
    this.#parts = parts
  }

  start(): void {
    for (let lane = 0; lane < LANES.inside; lane++) this.#lanes.push(this.#run('inside'))
    for (let lane = 0; lane < LANES.outside; lane++) this.#lanes.push(this.#run('outside'))
  }

  /** Something may be due: look now instead of at the end of the sleep. */
  wake(): void {
    this.#wakeCount++
    for (const wake of this.#wakes) wake()
    this.#wakes.clear()
  }

  /** Lets what is in flight finish; nothing new is taken. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.wake()
    await Promise.allSettled(this.#lanes)
  }

  /** Runs until nothing is due any more. For tests, command-line verbs, and a history written on a moved clock. */
  async drain(): Promise<void> {
    const kinds = [...this.#parts.handlers.keys()]
    for (;;) {
      const due = await nextDueAt(this.#parts.db, kinds)
      if (due === null || due > this.#parts.clock.now()) return
      if (!(await this.#step('inside')) && !(await this.#step('outside'))) return
    }
  }

  async #run(where: JobHandler['where']): Promise<void> {
    const stopping = this.#stopping.signal
    while (!stopping.aborted) {
      const seen = this.#wakeCount
      const worked = await this.#step(where).catch((error: unknown) => {
        // The database is away: nothing is lost, the job is still there; say it once per try and wait.
        this.#parts.log.warn({ err: errorName(error) }, 'jobs: the database does not answer')
        return false
      })
      if (!worked && !stopping.aborted) await this.#sleep(seen, where)
    }
  }

  #step(where: JobHandler['where']): Promise<boolean> {
    return where === 'inside' ? this.#runInside() : this.#runOutside()
  }

  async #runInside(): Promise<boolean> {
    const kinds = kindsOf(this.#parts.handlers, 'inside')
    if (kinds.length === 0) return false
    let taken: ClaimedJob | null = null
    try {
      const outcome = await this.#parts.transact(async (tx) => {
        taken = await takeDueJob(tx, kinds)
        if (taken === null) return false
        const handler = this.#handler<InsideJob>(taken)
        await handler.run({ tx, services: this.#parts.services }, taken)
        return true
      })
      return outcome === true
    } catch (error) {
      if (taken === null) throw error
      await this.#failed(taken, error)
      return true
    }
  }

  async #runOutside(): Promise<boolean> {
    const kinds = kindsOf(this.#parts.handlers, 'outside')
    if (kinds.length === 0) return false
    const lease = { holder: this.#holder, leaseMs: LEASE_MS }
    const job = await this.#parts.transact((tx) => leaseDueJob(tx, kinds, lease))
    if (job === null || isRefusal(job)) return false
    const renewing = setInterval(() => {
      const until = this.#parts.clock.wall() + LEASE_MS
      // A missed renewal only means that another process may take the job; its delivery key keeps that harmless.
      renewLease(this.#parts.db, job.id, this.#holder, until).catch(() => undefined)
    }, LEASE_MS / 3)
    try {
      const { transact, services, clock } = this.#parts
      const context = { transact, services, now: () => clock.now(), signal: this.#stopping.signal }
      await this.#handler<OutsideJob>(job).run(context, job)
      await transact((tx) => markDone(tx, job.id))
    } catch (error) {
      await this.#failed(job, error)
    } finally {
      clearInterval(renewing)
    }
    return true
  }

  async #failed(job: ClaimedJob, error: unknown): Promise<void> {
    const state = await this.#parts.transact((tx: Tx) => markFailed(tx, job, error))
    const fields = { job: job.kind, key: job.key, attempt: job.attempt, state, err: errorName(error) }
    this.#parts.log.warn(fields, state === 'dead' ? 'job is dead' : 'job will be tried again')
  }

  #handler<H extends JobHandler>(job: ClaimedJob): H {
    const handler = this.#parts.handlers.get(job.kind)
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`)
    return handler as H
  }

  async #sleep(seen: number, where: JobHandler['where']): Promise<void> {
    const kinds = kindsOf(this.#parts.handlers, where)
    const due = await nextDueAt(this.#parts.db, kinds).catch(() => null)
    if (this.#wakeCount !== seen) return
    const untilDue = due === null ? LONGEST_SLEEP_MS : this.#parts.clock.wallMsUntil(instant(due))
    const ms = Math.max(20, Math.min(LONGEST_SLEEP_MS, untilDue))
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, ms)
      const wakes = this.#wakes
      function done() {
        clearTimeout(timer)
        wakes.delete(done)
        resolve()
      }
      wakes.add(done)
    })
  }
}

function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name
}
