import type { Kysely } from 'kysely'
import type { Instant } from '#engine/time/instant.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'

/** A thing that an event or a hint is about. */
export interface About {
  readonly kind: string
  readonly id: string
}

/**
 * Who is told live that something changed. `people` hear it whatever it is about; `audienceOf` is everybody who
 * may see that thing at the moment of the push. The hint carries only what it is about, never the event's payload.
 */
export interface Hearing {
  readonly about: About
  readonly people?: readonly string[]
  readonly audienceOf?: About
}

export interface NewEvent {
  /** past tense: `ask.opened` */
  readonly type: string
  readonly about: About
  readonly payload: Readonly<Record<string, unknown>>
  readonly hear: readonly Hearing[]
}

export interface StoredEvent extends NewEvent {
  readonly id: string
  readonly at: Instant
}

export interface NewJob {
  readonly kind: string
  /** one effect, one key, forever: a second job with the same key is not made */
  readonly key: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly dueAt: Instant
}

/** One transaction. State, events and jobs written through it are on disk together or not at all. */
export interface Tx {
  readonly db: Kysely<PlatformTables>
  /** the process clock when the transaction began; never the database's own */
  readonly now: Instant
  readonly wall: Instant
  append(event: NewEvent): void
  enqueue(job: NewJob): void
  /** Said to every process when this is on disk, and kept by nobody: who follows the topic reads it again. */
  announce(topic: string): void
}
