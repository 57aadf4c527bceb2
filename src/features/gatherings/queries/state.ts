import { assert, type Refusal, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Actor } from '#platform/actor.ts'
import type { Authenticate } from '#platform/http/authenticate.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { Ritual, Viewer } from '#src/rituals/contract.ts'
import { readCode } from '../domain.ts'
import { seatKeyHash } from '../commands/seats.ts'
import {
  eventsAfter,
  findByCode,
  findGathering,
  findSeatByKey,
  findSeatOf,
  type GatheringRow,
  gatheringsOf,
  type Reader,
  readSnapshot,
  seatsOf,
  type SeatRow,
} from '../store.ts'
import { roomsKey } from './rooms-key.ts'

export interface Held<S> {
  readonly state: S
  readonly seq: number
}

/** The state after the row's last event: from this process's room where it has one, else from the snapshot. */
export async function stateAt<S, C, E>(
  context: { readonly tx: Reader; readonly services: Services },
  ritual: Ritual<S, C, E>,
  row: Pick<GatheringRow, 'id' | 'seq'>,
): Promise<S> {
  const room = context.services.find(roomsKey)?.peek<S>(row.id)
  // the row is locked or was read in this transaction: nothing after its number is there yet
  if (room?.seq === row.seq) return room.state
  const base = room && room.seq <= row.seq ? room : await fromSnapshot<S>(context.tx, row.id)
  const { state, seq } = await advance(context.tx, ritual, row.id, base)
  assert(seq >= row.seq, 'Every number up to the last has its event.')
  return state
}

/** The state after all events that are there, from one that was read before. */
export async function advance<S, C, E>(
  reader: Reader,
  ritual: Ritual<S, C, E>,
  id: string,
  from: Held<S>,
): Promise<Held<S>> {
  const events = await eventsAfter(reader, id, from.seq)
  const [first] = events
  // somebody was forgotten meanwhile, and the events that told of them are no more
  if (first && first.seq !== from.seq + 1)
    return advance(reader, ritual, id, await fromSnapshot<S>(reader, id))
  const state = events.reduce((held, { event, at }) => ritual.evolve(held, event as E, at), from.state)
  return { state, seq: events.at(-1)?.seq ?? from.seq }
}

export async function fromSnapshot<S>(reader: Reader, id: string): Promise<Held<S>> {
  const { state, seq } = await readSnapshot(reader, id)
  return { state: state as S, seq }
}

/** The gathering as it is, for what runs by itself; null where there is none. */
export async function readState<S, C, E>(
  reader: Reader,
  ritual: Ritual<S, C, E>,
  id: string,
): Promise<Held<S> | null> {
  const row = await findGathering(reader, id)
  if (row === null || row.ritual !== ritual.id) return null
  return advance(reader, ritual, id, await fromSnapshot<S>(reader, id))
}

/** The gathering as a viewer may have it; to everybody else it is as if it weren't there. */
export async function loadFor<S, C, E>(
  context: { readonly tx: Reader; readonly services: Services },
  ritual: Ritual<S, C, E>,
  id: string,
  viewer: Viewer | null,
): Promise<Held<S> | Refusal> {
  const row = viewer === null ? null : await findGathering(context.tx, id)
  if (row === null || viewer === null || row.ritual !== ritual.id) return refuse('request.notFound')
  const state = await stateAt(context, ritual, row)
  return ritual.admits(state, viewer) ? { state, seq: row.seq } : refuse('request.notFound')
}

/** The seat of whoever calls in this gathering; null where they have none. */
export async function seatOf(reader: Reader, gatheringId: string, actor: Actor): Promise<string | null> {
  if (actor.kind === 'guest') return actor.gatheringId === gatheringId ? actor.seatId : null
  if (actor.kind !== 'person') return null
  return (await findSeatOf(reader, gatheringId, actor.personId))?.id ?? null
}

/** The gathering that somebody means who typed this; past ones have no code any more. */
export async function byCode(reader: Reader, ritual: string, typed: string): Promise<GatheringRow | Refusal> {
  const row = await findByCode(reader, readCode(typed))
  return row?.ritual === ritual ? row : refuse('gathering.unknownCode')
}

export async function seatsOfPerson(reader: Reader, ritual: string, personId: string): Promise<SeatRow[]> {
  return seatsOf(reader, ritual, personId)
}

export async function listGatherings(tx: Tx, ritual: string, personId: string, limit: number) {
  return gatheringsOf(tx, ritual, personId, limit)
}

/** A guest by their key, looked up anew each time: whoever was removed is nobody from that moment on. */
export function createSeatAuthenticate(reader: Reader) {
  return async (key: string): ReturnType<Authenticate> => {
    const seat = await findSeatByKey(reader, seatKeyHash(key))
    if (seat === null) return refuse('request.notSignedIn')
    return { kind: 'guest', seatId: seat.id, gatheringId: seat.gatheringId }
  }
}
