import { changeAsk, unremark } from '#features/asks/commands.ts'
import type { AskRecord } from '#features/asks/queries.ts'
import { untell } from '#features/notices/commands.ts'
import type { PersonActor } from '#platform/actor.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { viewInvitation } from '../queries.ts'
import { exampleInvitation, InvitationPath, InvitationView } from '../schema.ts'
import { changeInvitation, type InvitationRow } from '../store.ts'
import { lockBoth } from '../waves/commands.ts'
import { canUndoUntil } from './domain.ts'
import { findSlip, findPassTo, keepSlip, removePass, type Slip, takeSlip } from './store.ts'

/**
 * Remembers what an invitation was before an answer that was given in the web app, so that it can be taken back for a
 * few seconds. The answer itself holds at once; only the notices that it causes wait that long.
 *
 * @returns when those notices may leave: now, where the answer came by API, mail or command line
 */
export async function holdForUndo(tx: Tx, actor: PersonActor, before: InvitationRow): Promise<number> {
  const until = canUndoUntil(actor, tx.wall)
  await keepSlip(tx, before, until)
  return until === null ? tx.now : tx.now + (until - tx.wall)
}

export const undoAnswer = command({
  name: 'invitations.undo',
  http: 'POST /invitations/{invitationId}/undo',
  summary:
    'Take back an answer that I gave in the web app seconds ago. The notices that it caused never leave.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'invitationId', belongsTo: 'helper', others: 404 },
  },
  input: InvitationPath,
  output: InvitationView,
  example: { input: { invitationId: exampleInvitation.id }, output: exampleInvitation },
  async run({ tx, actor }, { invitationId }) {
    assert(actor.kind === 'person', 'Invitations are answered by persons.')
    const held = await lockBoth(tx, invitationId)
    if (held?.invitation.personId !== actor.personId || held.invitation.reachedAt === null)
      return refuse('request.notFound')
    const { record, invitation } = held
    const slip = await findSlip(tx, invitationId)
    if (slip === null || slip.undoUntil <= tx.wall) return refuse('invitation.undoOver')
    const wrong = await takeBack(tx, { actor, record, invitation })
    if (wrong) return wrong
    await takeSlip(tx, invitationId)
    const next = await changeInvitation(tx, invitationId, asBefore(slip))
    const about = { kind: 'invitation', id: invitationId }
    const payload = { askId: record.id, invitationId }
    tx.append({ type: 'invitation.undone', about, payload, hear: [{ about, people: [actor.personId] }] })
    return viewInvitation(tx, actor, next)
  },
})

function asBefore(slip: Slip) {
  return { state: slip.state, until: slip.until, answeredAt: slip.answeredAt, note: slip.note }
}

interface Undoing {
  readonly actor: PersonActor
  readonly record: AskRecord
  readonly invitation: InvitationRow
}

/** What an answer has changed beside the invitation goes back as well, or the undo is refused as a whole. */
async function takeBack(tx: Tx, undoing: Undoing): Promise<Refusal | null> {
  switch (undoing.invitation.state) {
    case 'accepted':
      return takeBackYes(tx, undoing)
    case 'passed':
      return takeBackPass(tx, undoing)
    case 'declined': {
      const { record, actor } = undoing
      await unremark(tx, { askId: record.id, kind: 'notMe', personId: actor.personId })
      return null
    }
    case 'later':
      return null
    default:
      return refuse('invitation.undoOver')
  }
}

async function takeBackYes(tx: Tx, { actor, record }: Undoing): Promise<Refusal | null> {
  const next = await changeAsk(tx, record, { kind: 'takeBack', helperId: actor.personId }, { actor })
  if (isRefusal(next)) return next
  await untell(tx, record.id, ['invitations.yes', 'invitations.takenCareOf', 'times.agreed'])
  return null
}

async function takeBackPass(tx: Tx, { actor, record, invitation }: Undoing): Promise<Refusal | null> {
  const pass = await findPassTo(tx, invitation.id)
  // the asker has asked the other one meanwhile: that can't be unsaid
  if (pass === null || (pass.state === 'confirmed' && !record.ask.content.passing))
    return refuse('invitation.undoOver')
  const other = await removePass(tx, record.id, pass)
  if (other !== null) {
    const about = { kind: 'invitation', id: other.id }
    const payload = { askId: record.id, invitationId: other.id }
    tx.append({ type: 'invitation.withdrawn', about, payload, hear: [{ about, people: [other.personId] }] })
    await untell(tx, record.id, ['invitations.reached'], other.personId)
  }
  for (const kind of ['passSuggested', 'passedAlong', 'passToSomebody'])
    await unremark(tx, { askId: record.id, kind, personId: actor.personId })
  await untell(tx, record.id, ['invitations.passSuggested'])
  const about = { kind: 'ask', id: record.id }
  tx.append({
    type: 'pass.undone',
    about,
    payload: { askId: record.id },
    hear: [{ about, people: [record.askerId] }],
  })
  return null
}
