import { type Selectable, sql } from 'kysely'
import { type Instant, instant } from '#engine/time/instant.ts'
import type { Interval } from '#engine/reach/next-moment.ts'
import { newId } from '#platform/ids.ts'
import type { Tx } from '#platform/tx/tx.ts'

type TimesTables = {
  timesAgreed: {
    id: string
    askId: string
    askerId: string
    helperId: string
    startsAt: number
    endsAt: number
    byId: string
    at: number
    state: 'agreed' | 'released'
    /** grows with each change, as calendars count */
    sequence: number
    changedAt: number
  }
  timesProposed: {
    id: string
    askId: string
    helperId: string
    startsAt: number
    byId: string | null
    at: number
  }
}

export type AgreedRow = Selectable<TimesTables['timesAgreed']>
export type ProposedRow = Selectable<TimesTables['timesProposed']>

const db = (tx: Tx) => tx.db.withTables<TimesTables>()

/** Whoever agrees a time with one of these people does so after the other; in one order, so that nobody waits in a ring. */
export async function lockDiaries(tx: Tx, personIds: readonly string[]): Promise<void> {
  for (const personId of [...new Set(personIds)].toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`times:${personId}`}, 0))`.execute(tx.db)
  }
}

export async function agreedOf(tx: Tx, askId: string): Promise<AgreedRow | null> {
  const row = await db(tx)
    .selectFrom('timesAgreed')
    .selectAll()
    .where('askId', '=', askId)
    .where('state', '=', 'agreed')
    .executeTakeFirst()
  return row ?? null
}

export async function findAgreed(tx: Tx, id: string): Promise<AgreedRow | null> {
  return (await db(tx).selectFrom('timesAgreed').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function insertAgreed(
  tx: Tx,
  time: Omit<AgreedRow, 'id' | 'at' | 'state' | 'sequence' | 'changedAt'>,
): Promise<AgreedRow> {
  return db(tx)
    .insertInto('timesAgreed')
    .values({ ...time, id: newId(), at: tx.now, state: 'agreed', sequence: 0, changedAt: tx.now })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** @returns the time that was let go, if there was one */
export async function releaseAgreed(tx: Tx, askId: string): Promise<AgreedRow | null> {
  const row = await db(tx)
    .updateTable('timesAgreed')
    .set((set) => ({ state: 'released', sequence: set('sequence', '+', 1), changedAt: tx.now }))
    .where('askId', '=', askId)
    .where('state', '=', 'agreed')
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** The same agreement at another time. */
export async function moveAgreed(
  tx: Tx,
  id: string,
  to: Pick<AgreedRow, 'startsAt' | 'endsAt' | 'byId'>,
): Promise<AgreedRow> {
  return db(tx)
    .updateTable('timesAgreed')
    .set((set) => ({ ...to, sequence: set('sequence', '+', 1), changedAt: tx.now }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** What these people have agreed to that isn't over, whoever of the two asked. @param apartFrom one that may move */
export async function busyOf(
  tx: Tx,
  personIds: readonly string[],
  apartFrom = '',
): Promise<Map<string, Interval[]>> {
  const busy = new Map<string, Interval[]>(personIds.map((personId) => [personId, []]))
  const rows = await db(tx)
    .selectFrom('timesAgreed')
    .select(['askerId', 'helperId', 'startsAt', 'endsAt'])
    .where('state', '=', 'agreed')
    .where('endsAt', '>', tx.now)
    .where('id', '<>', apartFrom)
    .where((where) => where.or([where('askerId', 'in', personIds), where('helperId', 'in', personIds)]))
    .execute()
  for (const { askerId, helperId, startsAt, endsAt } of rows) {
    const stretch = { from: instant(startsAt), to: instant(endsAt) }
    for (const personId of [askerId, helperId]) busy.get(personId)?.push(stretch)
  }
  return busy
}

export async function proposedFor(tx: Tx, askId: string, helperId: string): Promise<ProposedRow[]> {
  return db(tx)
    .selectFrom('timesProposed')
    .selectAll()
    .where('askId', '=', askId)
    .where('helperId', '=', helperId)
    .where('startsAt', '>', tx.now)
    .orderBy('startsAt')
    .execute()
}

export async function findProposed(tx: Tx, id: string): Promise<ProposedRow | null> {
  return (
    (await db(tx).selectFrom('timesProposed').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** @returns the proposal, new or as it was; what Askwell found and somebody then names is theirs */
export async function putProposed(
  tx: Tx,
  proposed: { askId: string; helperId: string; startsAt: Instant; byId: string | null },
): Promise<ProposedRow> {
  return db(tx)
    .insertInto('timesProposed')
    .values({ ...proposed, id: newId(), at: tx.now })
    .onConflict((conflict) =>
      conflict
        .columns(['askId', 'helperId', 'startsAt'])
        .doUpdateSet((row) => ({ byId: row.fn.coalesce('timesProposed.byId', 'excluded.byId') })),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function timesOf(tx: Tx, personId: string): Promise<AgreedRow[]> {
  return db(tx)
    .selectFrom('timesAgreed')
    .selectAll()
    .where((where) => where.or([where('askerId', '=', personId), where('helperId', '=', personId)]))
    .orderBy('startsAt')
    .execute()
}

/** Who isn't here any more has no appointments; the other's diary is free again. */
export async function releaseAllOf(tx: Tx, personId: string): Promise<AgreedRow[]> {
  const released = await db(tx)
    .updateTable('timesAgreed')
    .set((set) => ({ state: 'released', sequence: set('sequence', '+', 1), changedAt: tx.now }))
    .where((where) => where.or([where('askerId', '=', personId), where('helperId', '=', personId)]))
    .where('state', '=', 'agreed')
    .returningAll()
    .execute()
  await db(tx).deleteFrom('timesProposed').where('byId', '=', personId).execute()
  return released
}
