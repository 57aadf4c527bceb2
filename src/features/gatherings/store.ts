import type { Selectable } from 'kysely'
import { type Instant, instant } from '#engine/time/instant.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'

type GatheringTables = {
  gatheringsGatherings: {
    id: string
    ritual: string
    code: string
    title: string
    stage: Stage
    startsAt: number
    createdAt: number
    pastAt: number | null
    seq: number
    wakeAt: number | null
    snapshot: unknown
    snapshotSeq: number
  }
  gatheringsEvents: { gatheringId: string; seq: number; at: number; event: unknown }
  gatheringsHolders: { holder: string; until: number }
  gatheringsSeats: { id: string; gatheringId: string; personId: string | null; keyHash: string | null }
}

export type Stage = 'coming' | 'live' | 'past'
export type Reader = Pick<Tx, 'db'>
export type GatheringRow = Omit<Selectable<GatheringTables['gatheringsGatherings']>, 'snapshot'>

export interface LoggedEvent {
  readonly seq: number
  readonly at: Instant
  readonly event: unknown
}

export interface Snapshot {
  readonly seq: number
  readonly state: unknown
}

const db = (reader: Reader) => reader.db.withTables<GatheringTables>()

const COLUMNS = [
  'id',
  'ritual',
  'code',
  'title',
  'stage',
  'startsAt',
  'createdAt',
  'pastAt',
  'seq',
  'wakeAt',
  'snapshotSeq',
] as const

export async function insertGathering(
  tx: Tx,
  row: GatheringRow,
  snapshot: unknown,
): Promise<'made' | 'codeTaken'> {
  const made = await db(tx)
    .insertInto('gatheringsGatherings')
    .values({ ...row, snapshot: json(snapshot) })
    .onConflict((conflict) => conflict.column('code').where('stage', '<>', 'past').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 0n ? 'codeTaken' : 'made'
}

export async function lockGathering(tx: Tx, id: string): Promise<GatheringRow | null> {
  const row = await db(tx)
    .selectFrom('gatheringsGatherings')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function findGathering(reader: Reader, id: string): Promise<GatheringRow | null> {
  const row = await db(reader)
    .selectFrom('gatheringsGatherings')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function findByCode(reader: Reader, code: string): Promise<GatheringRow | null> {
  const row = await db(reader)
    .selectFrom('gatheringsGatherings')
    .select(COLUMNS)
    .where('code', '=', code)
    .where('stage', '<>', 'past')
    .executeTakeFirst()
  return row ?? null
}

export async function readSnapshot(reader: Reader, id: string): Promise<Snapshot> {
  const row = await db(reader)
    .selectFrom('gatheringsGatherings')
    .select(['snapshot', 'snapshotSeq'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { seq: row.snapshotSeq, state: row.snapshot }
}

export async function eventsAfter(reader: Reader, id: string, seq: number): Promise<LoggedEvent[]> {
  const rows = await db(reader)
    .selectFrom('gatheringsEvents')
    .select(['seq', 'at', 'event'])
    .where('gatheringId', '=', id)
    .where('seq', '>', seq)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ ...row, at: instant(row.at) }))
}

export async function insertEvents(tx: Tx, id: string, logged: readonly LoggedEvent[]): Promise<void> {
  await db(tx).insertInto('gatheringsEvents').values(eventRows(id, logged)).execute()
}

function eventRows(gatheringId: string, logged: readonly LoggedEvent[]) {
  return logged.map(({ seq, at, event }) => ({ gatheringId, seq, at, event: json(event) }))
}

type Moved = Pick<GatheringRow, 'title' | 'stage' | 'startsAt' | 'pastAt' | 'seq' | 'wakeAt'>

/** In one statement: everybody who acts on the same gathering waits for it. */
export async function moveGathering(
  tx: Tx,
  id: string,
  {
    moved,
    logged,
    snapshot,
  }: { moved: Moved; logged: readonly LoggedEvent[]; snapshot?: Snapshot | undefined },
): Promise<void> {
  const kept = snapshot ? { snapshot: json(snapshot.state), snapshotSeq: snapshot.seq } : {}
  await db(tx)
    .with('logged', (made) => made.insertInto('gatheringsEvents').values(eventRows(id, logged)))
    .updateTable('gatheringsGatherings')
    .set({ ...moved, ...kept })
    .where('id', '=', id)
    .execute()
}

/** Leaves of a gathering what it is now, and nothing of how it came to that. */
export async function forgetEvents(tx: Tx, id: string, { seq, state }: Snapshot): Promise<void> {
  await db(tx)
    .updateTable('gatheringsGatherings')
    .set({ snapshot: json(state), snapshotSeq: seq })
    .where('id', '=', id)
    .execute()
  await db(tx).deleteFrom('gatheringsEvents').where('gatheringId', '=', id).where('seq', '<', seq).execute()
}

/** This process is alive until then, and says so again before; those that haven't for long are swept away. */
export async function holdOn(reader: Reader, holder: string, wall: number, until: number): Promise<void> {
  await db(reader)
    .insertInto('gatheringsHolders')
    .values({ holder, until })
    .onConflict((conflict) => conflict.column('holder').doUpdateSet({ until }))
    .execute()
  await db(reader).deleteFrom('gatheringsHolders').where('until', '<', wall).execute()
}

export async function liveHolders(reader: Reader, wall: number): Promise<Set<string>> {
  const rows = await db(reader)
    .selectFrom('gatheringsHolders')
    .select('holder')
    .where('until', '>=', wall)
    .execute()
  return new Set(rows.map(({ holder }) => holder))
}

export interface SeatRow {
  readonly id: string
  readonly gatheringId: string
  readonly personId: string | null
  readonly keyHash: string | null
}

export async function insertSeat(tx: Tx, seat: SeatRow): Promise<void> {
  await db(tx).insertInto('gatheringsSeats').values(seat).execute()
}

export async function removeSeat(tx: Tx, seatId: string): Promise<void> {
  await db(tx).deleteFrom('gatheringsSeats').where('id', '=', seatId).execute()
}

export async function seatsOf(reader: Reader, ritual: string, personId: string): Promise<SeatRow[]> {
  return db(reader)
    .selectFrom('gatheringsSeats as s')
    .innerJoin('gatheringsGatherings as g', 'g.id', 's.gatheringId')
    .selectAll('s')
    .where('g.ritual', '=', ritual)
    .where('s.personId', '=', personId)
    .execute()
}

export async function findSeatByKey(reader: Reader, keyHash: string): Promise<SeatRow | null> {
  const row = await db(reader)
    .selectFrom('gatheringsSeats')
    .selectAll()
    .where('keyHash', '=', keyHash)
    .executeTakeFirst()
  return row ?? null
}

export async function findSeatOf(
  reader: Reader,
  gatheringId: string,
  personId: string,
): Promise<SeatRow | null> {
  const row = await db(reader)
    .selectFrom('gatheringsSeats')
    .selectAll()
    .where('gatheringId', '=', gatheringId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/** Gatherings of a ritual in which a person sits, those that are next first, then the latest. */
export async function gatheringsOf(
  reader: Reader,
  ritual: string,
  personId: string,
  limit: number,
): Promise<(GatheringRow & { readonly seatId: string })[]> {
  return db(reader)
    .selectFrom('gatheringsGatherings as g')
    .innerJoin('gatheringsSeats as s', 's.gatheringId', 'g.id')
    .select(COLUMNS.map((column) => `g.${column}` as const))
    .select('s.id as seatId')
    .where('g.ritual', '=', ritual)
    .where('s.personId', '=', personId)
    .orderBy('g.startsAt', 'desc')
    .limit(limit)
    .execute()
}
