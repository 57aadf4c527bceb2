import { CamelCasePlugin, Kysely, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Clock } from '#platform/clock.ts'
import { AskwellDialect } from '#platform/db/dialect.ts'
import { outageOf } from '#platform/db/outage.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import { writeEffects } from '#platform/tx/effects.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { NewEvent, NewJob, StoredEvent, Tx } from '#platform/tx/tx.ts'

export type ReactionNames = (eventType: string) => readonly string[]

export interface Transact {
  /**
   * Runs `work` in one transaction and writes what it appended and enqueued with it. A refusal rolls everything
   * back and is returned. Deadlocks and serialisation failures are tried again, so `work` may run more than once
   * and must not touch anything outside the transaction.
   */
  <T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal>
}

export interface TransactParts {
  readonly pool: Pool
  readonly clock: Clock
  /** names of the reactions that an event wakes; each becomes a job in the same transaction */
  readonly reactions: ReactionNames
  /** called after a commit that left jobs or events, so that this process needn't wait for the database's word */
  readonly committed?: (left: Left) => void
}

/** What a commit has left for others to look at. */
export interface Left {
  readonly jobs: boolean
  readonly events: boolean
  readonly topics: readonly string[]
}

const TRIES = 4

export function createKysely(pool: Pool): Kysely<PlatformTables> {
  return new Kysely<PlatformTables>({
    dialect: new AskwellDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

export function createTransact(parts: TransactParts): Transact {
  const kysely = createKysely(parts.pool)
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await runOnce(kysely, parts, work)
      } catch (error) {
        if (error instanceof RolledBack) return error.refusal
        if (attempt < TRIES && isWorthAnotherTry(error)) continue
        throw outageOf(error) ?? error
      }
    }
  }
}

async function runOnce<T>(
  kysely: Kysely<PlatformTables>,
  parts: TransactParts,
  work: (tx: Tx) => Promise<T | Refusal>,
): Promise<T> {
  const effects = new Effects()
  const result = await kysely.transaction().execute(async (db) => {
    const tx = effects.tx(db, parts.clock)
    const outcome = await work(tx)
    if (isRefusal(outcome)) throw new RolledBack(outcome)
    await writeEffects(db, effects, parts.reactions)
    return outcome
  })
  const { jobs, events, topics } = effects
  if (jobs.length + events.length + topics.size > 0) {
    // an event may have woken a reaction, which is a job
    const left = { jobs: jobs.length + events.length > 0, events: events.length > 0, topics: [...topics] }
    parts.committed?.(left)
  }
  return result
}

/** What one transaction will leave behind, collected until its end so that each kind is written in one statement. */
export class Effects {
  readonly events: StoredEvent[] = []
  readonly jobs: NewJob[] = []
  readonly topics = new Set<string>()

  tx(db: Kysely<PlatformTables>, clock: Clock): Tx {
    const now = clock.now()
    return {
      db,
      now,
      wall: clock.wall(),
      append: (event: NewEvent) => this.events.push({ ...event, id: newId(), at: now }),
      enqueue: (job: NewJob) => this.jobs.push(job),
      announce: (topic: string) => this.topics.add(topic),
    }
  }
}

/**
 * Runs `work` inside the transaction so that a refusal undoes its writes and nothing else: the caller can still
 * write down that it was refused.
 */
export async function attempt<T>(tx: Tx, work: (inner: Tx) => Promise<T | Refusal>): Promise<T | Refusal> {
  const held: { events: NewEvent[]; jobs: NewJob[]; topics: string[] } = { events: [], jobs: [], topics: [] }
  const inner: Tx = {
    ...tx,
    append: (event) => held.events.push(event),
    enqueue: (job) => held.jobs.push(job),
    announce: (topic) => held.topics.push(topic),
  }
  await sql`savepoint attempt`.execute(tx.db)
  const outcome = await work(inner)
  if (isRefusal(outcome)) {
    await sql`rollback to savepoint attempt`.execute(tx.db)
    return outcome
  }
  held.events.forEach(tx.append)
  held.jobs.forEach(tx.enqueue)
  held.topics.forEach(tx.announce)
  return outcome
}

class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refusal)
    this.refusal = refusal
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

function isWorthAnotherTry(error: unknown): boolean {
  const code = codeOf(error)
  return code === '40001' || code === '40P01'
}
