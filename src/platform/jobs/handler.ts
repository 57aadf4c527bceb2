import type { Instant } from '#engine/time/instant.ts'
import type { Services } from '#platform/service.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { StoredEvent, Tx } from '#platform/tx/tx.ts'

export interface JobRun {
  readonly key: string
  readonly attempt: number
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Work inside the database: runs in the transaction that also marks the job done, so its effect happens exactly
 * once however often the process dies.
 */
export interface InsideJob {
  readonly kind: string
  readonly where: 'inside'
  readonly run: (context: { tx: Tx; services: Services }, job: JobRun) => Promise<void>
}

/**
 * Work that reaches outside: claimed with a lease, done at least once. The runner opens its own transactions and
 * never holds one while it waits for the network.
 */
export interface OutsideJob {
  readonly kind: string
  readonly where: 'outside'
  readonly run: (
    context: { transact: Transact; services: Services; now: () => Instant; signal: AbortSignal },
    job: JobRun,
  ) => Promise<void>
}

export type JobHandler = InsideJob | OutsideJob

export function insideJob(kind: string, run: InsideJob['run']): InsideJob {
  return { kind, where: 'inside', run }
}

export function outsideJob(kind: string, run: OutsideJob['run']): OutsideJob {
  return { kind, where: 'outside', run }
}

/** What a slice does when something happened elsewhere. Runs once per event, in a transaction of its own. */
export interface Reaction {
  /** `<slice>.<what>`, stored in job keys: renaming it makes old events count anew */
  readonly name: string
  readonly on: readonly string[]
  readonly run: (context: { tx: Tx; services: Services }, event: StoredEvent) => Promise<void>
}

export function reaction(name: string, on: readonly string[], run: Reaction['run']): Reaction {
  return { name, on, run }
}

/** Waits longer after each failure: 1 s, 4 s, 16 s … at most 15 minutes. */
export function backOffMs(attempt: number): number {
  return Math.min(15 * 60_000, 1_000 * 4 ** Math.min(attempt - 1, 8))
}

/** After this many failures a job is dead: shown by doctor and `/readyz`, tried again only by a person. */
export const MOST_ATTEMPTS = 12
