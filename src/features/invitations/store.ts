import { type Selectable, sql } from 'kysely'
import { type Instant, instant } from '#engine/time/instant.ts'
import { newId } from '#platform/ids.ts'
import { assert } from '#platform/refusal.ts'
import { json } from '#platform/tx/json.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type InvitationState, LIMIT_WINDOW } from './domain.ts'
import { dropWaves } from './waves/store.ts'

type InvitationTables = {
  invitationsInvitations: {
    id: string
    askId: string
    personId: string
    wave: number
    how: 'named' | 'suggested' | 'passed'
    state: InvitationState
    dueAt: number | null
    reachedAt: number | null
    answeredAt: number | null
    until: number | null
    note: string | null
    reasons: unknown
    madeAt: number
    place: number
    endedAt: number | null
  }
  invitationsPasses: {
    id: string
    askId: string
    invitationId: string
    fromId: string
    /** null: somebody who isn't in the list, named in `who` */
    toId: string | null
    who: string | null
    introduces: boolean
    note: string | null
    state: 'suggested' | 'confirmed'
    at: number
    simulated: boolean
  }
}

export type InvitationRow = Selectable<InvitationTables['invitationsInvitations']>
export type PassRow = Selectable<InvitationTables['invitationsPasses']>

export interface NewInvitation {
  readonly askId: string
  readonly personId: string
  readonly wave: number
  readonly how: InvitationRow['how']
  readonly reasons: readonly string[]
  /** order within the wave: as named, or best first */
  readonly place: number
}

const db = (tx: Tx) => tx.db.withTables<InvitationTables>()

/** @returns the new invitation's id, or null where this person has one for this ask already */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<string | null> {
  const row = await db(tx)
    .insertInto('invitationsInvitations')
    .values({
      ...invitation,
      id: newId(),
      state: 'waiting',
      dueAt: tx.now,
      madeAt: tx.now,
      reasons: json(invitation.reasons),
    })
    .onConflict((conflict) => conflict.columns(['askId', 'personId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findInvitation(tx: Tx, invitationId: string): Promise<InvitationRow | null> {
  const row = await db(tx)
    .selectFrom('invitationsInvitations')
    .selectAll()
    .where('id', '=', invitationId)
    .executeTakeFirst()
  return row ?? null
}

export async function lockInvitation(tx: Tx, invitationId: string): Promise<InvitationRow | null> {
  const row = await db(tx)
    .selectFrom('invitationsInvitations')
    .selectAll()
    .where('id', '=', invitationId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function invitationsOfAsk(tx: Tx, askId: string): Promise<InvitationRow[]> {
  return db(tx)
    .selectFrom('invitationsInvitations')
    .selectAll()
    .where('askId', '=', askId)
    .orderBy('wave')
    .orderBy('place')
    .orderBy('madeAt')
    .orderBy('id')
    .execute()
}

type Changes = Partial<Pick<InvitationRow, 'state' | 'dueAt' | 'reachedAt' | 'answeredAt' | 'until' | 'note'>>

export async function changeInvitation(
  tx: Tx,
  invitationId: string,
  changes: Changes,
): Promise<InvitationRow> {
  const row = await db(tx)
    .updateTable('invitationsInvitations')
    .set(changes)
    .where('id', '=', invitationId)
    .returningAll()
    .executeTakeFirst()
  assert(row, `The invitation ${invitationId} that is changed exists.`)
  return row
}

/** An invitation that can't reach its helper after all goes as if it had never been; nobody has heard of it. */
export async function forgetInvitation(tx: Tx, invitationId: string): Promise<void> {
  await db(tx)
    .deleteFrom('invitationsInvitations')
    .where('id', '=', invitationId)
    .where('reachedAt', 'is', null)
    .execute()
}

/** Ends what nobody has answered yet. @returns those that had reached somebody */
export async function endUnanswered(
  tx: Tx,
  askId: string,
  to: 'withdrawn' | 'expired',
  except: string | null,
): Promise<InvitationRow[]> {
  const rows = await db(tx)
    .updateTable('invitationsInvitations')
    .set({ state: to, endedAt: tx.now })
    .where('askId', '=', askId)
    .where('state', 'in', ['waiting', 'open', 'later'])
    .where('id', '<>', except ?? '')
    .returningAll()
    .execute()
  await dropWaves(tx, askId)
  return rows.filter((row) => row.reachedAt !== null)
}

/** After a reopening: who had been reached without an answer may answer again; nobody is told a second time. */
export async function reviveUnanswered(tx: Tx, askId: string): Promise<InvitationRow[]> {
  return db(tx)
    .updateTable('invitationsInvitations')
    .set((set) => ({
      state: set
        .case()
        .when('reachedAt', 'is', null)
        .then('waiting' as const)
        .else('open' as const)
        .end(),
      until: null,
      endedAt: null,
    }))
    .where('askId', '=', askId)
    .where('state', 'in', ['withdrawn', 'expired'])
    .returningAll()
    .execute()
}

/** Those that wait for a moment of this person's. */
export async function waitingFor(tx: Tx, personId: string): Promise<InvitationRow[]> {
  return db(tx)
    .selectFrom('invitationsInvitations')
    .selectAll()
    .where('personId', '=', personId)
    .where('state', '=', 'waiting')
    .execute()
}

export async function listMine(
  tx: Tx,
  personId: string,
  page: { limit: number; before: { at: number; id: string } | null },
): Promise<InvitationRow[]> {
  let query = db(tx)
    .selectFrom('invitationsInvitations')
    .selectAll()
    .where('personId', '=', personId)
    .where('reachedAt', 'is not', null)
  const { before } = page
  if (before) {
    query = query.where((where) =>
      where.or([
        where('reachedAt', '<', before.at),
        where.and([where('reachedAt', '=', before.at), where('id', '>', before.id)]),
      ]),
    )
  }
  return query.orderBy('reachedAt', 'desc').orderBy('id').limit(page.limit).execute()
}

/** When asks reached these people in the last seven days, oldest first. */
export async function recentlyReached(tx: Tx, personIds: readonly string[]): Promise<Map<string, Instant[]>> {
  const reached = new Map<string, Instant[]>(personIds.map((personId) => [personId, []]))
  if (personIds.length === 0) return reached
  const rows = await db(tx)
    .selectFrom('invitationsInvitations')
    .select(['personId', 'reachedAt'])
    .where(sql<boolean>`person_id = any(${[...personIds]})`)
    .where('reachedAt', '>', tx.now - LIMIT_WINDOW)
    .orderBy('reachedAt')
    .execute()
  for (const row of rows) if (row.reachedAt !== null) reached.get(row.personId)?.push(instant(row.reachedAt))
  return reached
}

/** Two asks that reach one person at the same moment are counted one after the other. */
export async function lockLimitOf(tx: Tx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`invitations.limit:${personId}`}, 0))`.execute(
    tx.db,
  )
}

export async function insertPass(tx: Tx, pass: Omit<PassRow, 'id' | 'at'>): Promise<PassRow | null> {
  const row = await db(tx)
    .insertInto('invitationsPasses')
    .values({ ...pass, id: newId(), at: tx.now })
    .onConflict((conflict) => conflict.columns(['askId', 'toId']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

export async function passesOf(tx: Tx, askId: string): Promise<PassRow[]> {
  return db(tx).selectFrom('invitationsPasses').selectAll().where('askId', '=', askId).orderBy('at').execute()
}

export async function confirmPassRow(tx: Tx, askId: string, passId: string): Promise<PassRow | null> {
  const row = await db(tx)
    .updateTable('invitationsPasses')
    .set({ state: 'confirmed' })
    .where('id', '=', passId)
    .where('askId', '=', askId)
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

export async function invitationsOfPerson(tx: Tx, personId: string): Promise<InvitationRow[]> {
  return db(tx)
    .selectFrom('invitationsInvitations')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('madeAt')
    .execute()
}

export async function forgetInvitationWords(tx: Tx, personId: string): Promise<void> {
  await db(tx)
    .updateTable('invitationsInvitations')
    .set({ note: null })
    .where('personId', '=', personId)
    .execute()
  await db(tx)
    .updateTable('invitationsInvitations')
    .set({ state: 'withdrawn' })
    .where('personId', '=', personId)
    .where('state', 'in', ['waiting', 'open', 'later'])
    .execute()
  await db(tx)
    .updateTable('invitationsPasses')
    .set((set) => ({ note: null, who: set.case().when('who', 'is', null).then(null).else('').end() }))
    .where('fromId', '=', personId)
    .execute()
}

/** How many asks reached each of these people in the last two weeks; what balances the ranking. */
export async function loadOf(tx: Tx, since: Instant): Promise<Map<string, number>> {
  const rows = await db(tx)
    .selectFrom('invitationsInvitations')
    .select((select) => ['personId', select.fn.countAll<number>().as('count')])
    .where('reachedAt', '>', since)
    .groupBy('personId')
    .execute()
  return new Map(rows.map((row) => [row.personId, Number(row.count)]))
}
