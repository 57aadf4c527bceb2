import { DAY, instant, type Instant, later } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Ritual } from '#src/rituals/contract.ts'
import { RITUAL_HELD, type RitualHeld } from '../events.ts'
import { stateAt } from '../queries/state.ts'
import { type GatheringRow, lockGathering, type LoggedEvent, moveGathering } from '../store.ts'

export interface Context {
  readonly tx: Tx
  readonly services: Services
}

export interface Acted<S, E> {
  readonly id: string
  readonly state: S
  readonly seq: number
  readonly events: readonly E[]
}

/** So many events are read again at most by a process that begins anew. */
const SNAPSHOT_EVERY = 200
/** Guests have no account in which they could look for what is kept of them: it goes by itself. */
const GUESTS_KEPT = 30 * DAY

/**
 * Says something to a gathering: locked, decided on the state after everything that was said before, and written
 * down with its number in the same transaction. Nothing is lost that was answered, and nobody overtakes anybody.
 *
 * @param by the seat that says it; null: the clock
 */
export async function act<S, C, E>(
  context: Context,
  ritual: Ritual<S, C, E>,
  said: { readonly id: string; readonly command: C; readonly by: string | null },
): Promise<Acted<S, E> | Refusal> {
  const row = await lockGathering(context.tx, said.id)
  if (row === null || row.ritual !== ritual.id) return refuse('request.notFound')
  return actOn(context, ritual, row, said)
}

/** The same, where the row is locked already. */
export async function actOn<S, C, E>(
  context: Context,
  ritual: Ritual<S, C, E>,
  row: GatheringRow,
  { command, by }: { readonly command: C; readonly by: string | null },
): Promise<Acted<S, E> | Refusal> {
  const { tx } = context
  const before = await stateAt(context, ritual, row)
  const events = ritual.decide(before, command, { by, now: tx.now, makeId: newId })
  if (isRefusal(events)) return events
  if (events.length === 0) return { id: row.id, state: before, seq: row.seq, events }
  const state = events.reduce<S>((held, event) => ritual.evolve(held, event, tx.now), before)
  const logged = events.map((event, place) => ({ seq: row.seq + place + 1, at: tx.now, event }))
  const seq = row.seq + events.length
  await keep(tx, ritual, row, { before, state, seq, logged })
  return { id: row.id, state, seq, events }
}

async function keep<S, C, E>(
  tx: Tx,
  ritual: Ritual<S, C, E>,
  row: GatheringRow,
  {
    before,
    state,
    seq,
    logged,
  }: {
    readonly before: S
    readonly state: S
    readonly seq: number
    readonly logged: readonly LoggedEvent[]
  },
): Promise<void> {
  const { title, stage, startsAt } = ritual.standing(state)
  const wakeAt = ritual.wakeAt(state)
  const pastAt = stage === 'past' ? (row.pastAt ?? tx.now) : null
  const isOld = seq - row.snapshotSeq >= SNAPSHOT_EVERY || stage !== row.stage
  if (stage === 'past' && row.stage !== 'past') tellHeld(tx, ritual, row.id, state)
  const moved = { title, stage, startsAt, pastAt, seq, wakeAt }
  await moveGathering(tx, row.id, { moved, logged, snapshot: isOld ? { seq, state } : undefined })
  // several things may be due at one moment, and the clock's word was about one of them
  const isNew = wakeAt !== row.wakeAt || (wakeAt ?? 0) <= tx.now
  if (wakeAt !== null && isNew) wakeLater(tx, ritual.id, { id: row.id, seq }, wakeAt)
  for (const name of ritual.follows(before, state)) {
    const kind = `${ritual.id}.${name}`
    tx.enqueue({ kind, key: `${kind}:${row.id}:${seq}`, payload: { id: row.id }, dueAt: tx.now })
  }
  tx.announce(topicOf(row.id, seq))
}

/** Held, with whom and with what; and its guests are forgotten a month later. */
function tellHeld<S, C, E>(tx: Tx, ritual: Ritual<S, C, E>, id: string, state: S): void {
  const { seats, startsAt, figures } = ritual.standing(state)
  const personIds = seats.flatMap(({ personId }) => personId ?? [])
  const guests = seats.length - personIds.length
  const held: RitualHeld = { ritual: ritual.id, gatheringId: id, startsAt, personIds, guests, figures }
  tx.append({ type: RITUAL_HELD, about: { kind: 'gathering', id }, payload: { ...held }, hear: [] })
  const key = `forgetGuests:${id}`
  tx.enqueue({ kind: `${ritual.id}.forgetGuests`, key, payload: { id }, dueAt: later(tx.now, GUESTS_KEPT) })
}

/** A job that looks again then; where the time has moved, it finds nothing to do and another one comes. */
export function wakeLater(
  tx: Tx,
  ritual: string,
  { id, seq }: { readonly id: string; readonly seq: number },
  at: Instant,
): void {
  tx.enqueue({ kind: `${ritual}.wake`, key: `wake:${id}:${seq}`, payload: { id }, dueAt: at })
}

/** What a wake job does: the clock says its word if it is still time for it. */
export async function wake<S, C, E>(context: Context, ritual: Ritual<S, C, E>, id: string): Promise<void> {
  const row = await lockGathering(context.tx, id)
  if (row === null) return
  if (row.wakeAt === null || row.wakeAt > context.tx.now) return
  const acted = await actOn(context, ritual, row, { command: ritual.tick, by: null })
  assert(!isRefusal(acted), 'The clock is never refused.')
  // said in vain: the clock would ask at once again, and again
  if (acted.events.length === 0 && row.wakeAt !== null) {
    wakeLater(context.tx, ritual.id, { id, seq: row.seq }, later(instant(context.tx.now), 60_000))
  }
}

const TOPIC = /^gathering:([0-9a-z]+):(\d+)$/

function topicOf(id: string, seq: number): string {
  return `gathering:${id}:${seq}`
}

/** The gathering and its newest number, where a topic is about one. */
export function readTopic(topic: string): { readonly id: string; readonly seq: number } | null {
  const match = TOPIC.exec(topic)
  return match?.[1] ? { id: match[1], seq: Number(match[2]) } : null
}
