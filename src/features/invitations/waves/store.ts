import { type Selectable, sql } from 'kysely'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import type { PlannedWave } from './domain.ts'

type WaveTables = {
  invitationsWaves: {
    askId: string
    number: number
    at: number
    size: number
    state: 'planned' | 'sent' | 'dropped'
    plannedAt: number
    moved: boolean
  }
  invitationsPlanned: {
    askId: string
    number: number
    personId: string
    place: number
    reasons: unknown
  }
}

export type WaveRow = Selectable<WaveTables['invitationsWaves']>
export type PlannedRow = Selectable<WaveTables['invitationsPlanned']>

const db = (tx: Tx) => tx.db.withTables<WaveTables>()

export async function insertWaves(tx: Tx, askId: string, waves: readonly PlannedWave[]): Promise<void> {
  if (waves.length === 0) return
  const rows = waves.map(({ number, at, people, moved }) => ({
    askId,
    number,
    at,
    size: people.length,
    state: 'planned' as const,
    plannedAt: tx.now,
    moved,
  }))
  const planned = waves.flatMap(({ number, people }) =>
    people.map(({ id, why }, place) => ({ askId, number, personId: id, place, reasons: json(why) })),
  )
  await db(tx).insertInto('invitationsWaves').values(rows).execute()
  await db(tx).insertInto('invitationsPlanned').values(planned).execute()
}

export async function wavesOf(tx: Tx, askId: string): Promise<WaveRow[]> {
  return db(tx)
    .selectFrom('invitationsWaves')
    .selectAll()
    .where('askId', '=', askId)
    .orderBy('number')
    .execute()
}

/** Whom the waves to come will ask, in the order of the plan. */
export async function plannedOf(tx: Tx, askId: string): Promise<PlannedRow[]> {
  return db(tx)
    .selectFrom('invitationsPlanned')
    .selectAll()
    .where('askId', '=', askId)
    .orderBy('number')
    .orderBy('place')
    .execute()
}

/** @returns the wave if it was still planned for that time; then it is this transaction's to send */
export async function takeWave(
  tx: Tx,
  askId: string,
  { number, at }: { number: number; at: number },
): Promise<WaveRow | null> {
  const row = await db(tx)
    .updateTable('invitationsWaves')
    .set({ state: 'sent' })
    .where('askId', '=', askId)
    .where('number', '=', number)
    .where('at', '=', at)
    .where('state', '=', 'planned')
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** What was planned for later goes, to be planned anew: as if it had never been. */
export async function forgetPlanned(tx: Tx, askId: string): Promise<void> {
  await db(tx).deleteFrom('invitationsPlanned').where('askId', '=', askId).execute()
  await db(tx)
    .deleteFrom('invitationsWaves')
    .where('askId', '=', askId)
    .where('state', '=', 'planned')
    .execute()
}

/** @returns whether there was a wave to come */
export async function dropWaves(tx: Tx, askId: string): Promise<boolean> {
  await db(tx).deleteFrom('invitationsPlanned').where('askId', '=', askId).execute()
  const dropped = await db(tx)
    .updateTable('invitationsWaves')
    .set({ state: 'dropped' })
    .where('askId', '=', askId)
    .where('state', '=', 'planned')
    .executeTakeFirst()
  return dropped.numUpdatedRows > 0n
}

/** They are asked now, or not at all: they stand in no wave to come. */
export async function unplan(tx: Tx, askId: string, personIds: readonly string[]): Promise<void> {
  await sql`delete from invitations_planned where ask_id = ${askId} and person_id = any(${[...personIds]})`.execute(
    tx.db,
  )
}

/** Asks of which a wave to come would ask this person. */
export async function asksThatPlan(tx: Tx, personId: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('invitationsPlanned')
    .select('askId')
    .distinct()
    .where('personId', '=', personId)
    .orderBy('askId')
    .execute()
  return rows.map(({ askId }) => askId)
}

export async function moveWave(tx: Tx, askId: string, number: number, at: number): Promise<void> {
  await db(tx)
    .updateTable('invitationsWaves')
    .set({ at, moved: true })
    .where('askId', '=', askId)
    .where('number', '=', number)
    .execute()
}

export async function forgetPlannedPerson(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('invitationsPlanned').where('personId', '=', personId).execute()
}
