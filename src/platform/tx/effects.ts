import { type Kysely, sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { json } from '#platform/tx/json.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { NewJob, StoredEvent } from '#platform/tx/tx.ts'

/** The channels that processes on the same database wake each other by. */
export const JOBS_CHANNEL = 'askwell_jobs'
export const EVENTS_CHANNEL = 'askwell_events'
export const TOPICS_CHANNEL = 'askwell_topics'

/** Writes events, the jobs of their reactions, and jobs, into the transaction that caused them. */
export async function writeEffects(
  db: Kysely<PlatformTables>,
  effects: { events: readonly StoredEvent[]; jobs: readonly NewJob[]; topics?: ReadonlySet<string> },
  reactions: (eventType: string) => readonly string[],
): Promise<void> {
  const jobs = [...effects.jobs, ...effects.events.flatMap((event) => reactionJobs(event, reactions))]
  if (effects.events.length > 0) {
    for (const some of batches(effects.events)) {
      await db.insertInto('platformEvents').values(some.map(eventRow)).execute()
    }
  }
  if (jobs.length > 0) {
    for (const some of batches(jobs)) {
      await db
        .insertInto('platformJobs')
        .values(some.map(jobRow))
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute()
    }
  }
  await wakeOthers(db, [
    ...(effects.events.length > 0 ? [[EVENTS_CHANNEL, '']] : []),
    ...(jobs.length > 0 ? [[JOBS_CHANNEL, '']] : []),
    ...[...(effects.topics ?? [])].map((topic) => [TOPICS_CHANNEL, topic]),
  ])
}

/** PostgreSQL says it when the transaction commits, and not at all where it doesn't. */
async function wakeOthers(db: Kysely<PlatformTables>, words: readonly (readonly string[])[]): Promise<void> {
  if (words.length === 0) return
  const channels = words.map(([channel]) => channel)
  const said = words.map(([, word]) => word)
  await sql`select pg_notify(channel, word)
    from unnest(${channels}::text[], ${said}::text[]) as spoken (channel, word)`.execute(db)
}

/** One statement takes 65,535 parameters at most; a seed may leave more than that behind. */
const BATCH = 1_000

function batches<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / BATCH)
  return Array.from({ length: count }, (_, place) => all.slice(place * BATCH, (place + 1) * BATCH))
}

export const REACTION_JOB = 'platform.react'

function reactionJobs(event: StoredEvent, reactions: (type: string) => readonly string[]): NewJob[] {
  return reactions(event.type).map((reaction) => ({
    kind: REACTION_JOB,
    key: `react:${reaction}:${event.id}`,
    payload: { reaction, event: { ...event, hear: [] } },
    dueAt: event.at,
  }))
}

function eventRow(event: StoredEvent) {
  return {
    id: event.id,
    type: event.type,
    aboutKind: event.about.kind,
    aboutId: event.about.id,
    payload: json(event.payload),
    hear: json(event.hear),
    at: event.at,
  }
}

function jobRow(job: NewJob) {
  return {
    id: newId(),
    kind: job.kind,
    key: job.key,
    payload: json(job.payload),
    dueAt: job.dueAt,
    state: 'waiting' as const,
  }
}
