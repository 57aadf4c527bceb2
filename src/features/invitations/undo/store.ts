import type { Selectable } from 'kysely'
import type { Tx } from '#platform/tx/tx.ts'
import type { InvitationRow, PassRow } from '../store.ts'

type UndoTables = {
  invitationsSlips: {
    invitationId: string
    state: InvitationRow['state']
    until: number | null
    answeredAt: number | null
    note: string | null
    undoUntil: number
  }
  invitationsPasses: PassRow
  invitationsInvitations: InvitationRow
}

export type Slip = Selectable<UndoTables['invitationsSlips']>

const db = (tx: Tx) => tx.db.withTables<UndoTables>()

/** What an invitation was before the newest answer; nothing where that answer can't be taken back. */
export async function keepSlip(tx: Tx, before: InvitationRow, undoUntil: number | null): Promise<void> {
  await takeSlip(tx, before.id)
  if (undoUntil === null) return
  const { id: invitationId, state, until, answeredAt, note } = before
  await db(tx)
    .insertInto('invitationsSlips')
    .values({ invitationId, state, until, answeredAt, note, undoUntil })
    .execute()
}

export async function findSlip(tx: Tx, invitationId: string): Promise<Slip | null> {
  const row = await db(tx)
    .selectFrom('invitationsSlips')
    .selectAll()
    .where('invitationId', '=', invitationId)
    .executeTakeFirst()
  return row ?? null
}

export async function takeSlip(tx: Tx, invitationId: string): Promise<void> {
  await db(tx).deleteFrom('invitationsSlips').where('invitationId', '=', invitationId).execute()
}

/** To whom this invitation was passed along. */
export async function findPassTo(tx: Tx, invitationId: string): Promise<PassRow | null> {
  const row = await db(tx)
    .selectFrom('invitationsPasses')
    .selectAll()
    .where('invitationId', '=', invitationId)
    .executeTakeFirst()
  return row ?? null
}

/** @returns the invitation that the pass had made, which ends with it unless it was answered */
export async function removePass(tx: Tx, askId: string, pass: PassRow): Promise<InvitationRow | null> {
  await db(tx).deleteFrom('invitationsPasses').where('id', '=', pass.id).execute()
  if (pass.toId === null) return null
  const row = await db(tx)
    .updateTable('invitationsInvitations')
    .set({ state: 'withdrawn' })
    .where('askId', '=', askId)
    .where('personId', '=', pass.toId)
    .where('how', '=', 'passed')
    .where('state', 'in', ['waiting', 'open', 'later'])
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** The words of somebody who was erased. */
export async function forgetSlips(tx: Tx, personId: string): Promise<void> {
  const own = db(tx).selectFrom('invitationsInvitations').select('id').where('personId', '=', personId)
  await db(tx).deleteFrom('invitationsSlips').where('invitationId', 'in', own).execute()
}
