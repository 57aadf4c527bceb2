import type { Actor, PersonActor } from '#platform/actor.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Hearing, Tx } from '#platform/tx/tx.ts'
import { acceptAsk, remark } from '#features/asks/commands.ts'
import type { AskRecord } from '#features/asks/queries.ts'
import { tell } from '#features/notices/commands.ts'
import { agreeTime } from '#features/times/commands.ts'
import { decideAnswer, type InvitationAnswer } from './domain.ts'
import { viewInvitation } from './queries.ts'
import { exampleInvitation, InvitationView, SayLater, SayNo, SayYes } from './schema.ts'
import { changeInvitation, endUnanswered, type InvitationRow } from './store.ts'
import { holdForUndo } from './undo/commands.ts'
import { lockBoth, tellPlan } from './waves/commands.ts'
import { dropWaves } from './waves/store.ts'

const access = {
  who: 'person',
  scope: 'asks',
  object: { param: 'invitationId', belongsTo: 'helper', others: 404 },
} as const
const exampleId = exampleInvitation.id

export const acceptInvitation = command({
  name: 'invitations.accept',
  http: 'POST /invitations/{invitationId}/accept',
  summary: 'I can help. The first yes wins.',
  access,
  input: SayYes,
  output: InvitationView,
  example: {
    input: { invitationId: exampleId, note: 'Happy to.' },
    output: { ...exampleInvitation, state: 'accepted' },
  },
  async run({ tx, actor }, { invitationId, note, startsAt }) {
    const held = await mine(tx, actor, invitationId)
    if (isRefusal(held)) return held
    const { invitation, record } = held
    if (invitation.state === 'accepted') return viewInvitation(tx, held.actor, invitation)
    const words = note?.trim() ? { words: note.trim() } : {}
    const accepted = await acceptAsk(tx, invitation.askId, held.actor.personId, { actor, ...words })
    if (isRefusal(accepted)) return accepted
    const leaveAt = await holdForUndo(tx, held.actor, invitation)
    const next = await answered(tx, held, 'accepted', { note })
    await tellTheRest(tx, record, invitation.id, leaveAt)
    if (startsAt !== undefined) {
      const meeting = { askerId: record.askerId, helperId: held.actor.personId }
      const agreed = await agreeTime(tx, held.actor, { record: accepted, meeting, startsAt }, leaveAt)
      if (isRefusal(agreed)) return agreed
    }
    const yes = { personId: record.askerId, kind: 'invitations.yes', fromId: held.actor.personId }
    await tell(tx, { ...yes, about: { kind: 'invitation', id: invitation.id }, askId: record.id }, leaveAt)
    return viewInvitation(tx, held.actor, next)
  },
})

export const declineInvitation = command({
  name: 'invitations.decline',
  http: 'POST /invitations/{invitationId}/decline',
  summary:
    'Not me. The search goes on. A word to the asker is optional; with `shown: false` it only keeps such asks away.',
  access,
  input: SayNo,
  output: InvitationView,
  example: { input: { invitationId: exampleId }, output: { ...exampleInvitation, state: 'declined' } },
  async run({ tx, actor }, { invitationId, note, shown = true }) {
    const held = await mine(tx, actor, invitationId, 'decline')
    if (isRefusal(held)) return held
    if (held.invitation.state === 'declined') return viewInvitation(tx, held.actor, held.invitation)
    const words = shown ? note?.trim() : ''
    await holdForUndo(tx, held.actor, held.invitation)
    const next = await answered(tx, held, 'declined', { note, isSilent: !words })
    if (words) {
      const { personId, simulated } = held.actor
      await remark(tx, { askId: next.askId, kind: 'notMe', personId, words, seenBy: 'asker', simulated })
    }
    return viewInvitation(tx, held.actor, next)
  },
})

export const postponeInvitation = command({
  name: 'invitations.later',
  http: 'POST /invitations/{invitationId}/later',
  summary: 'Not now: ask me again at that time, once.',
  access,
  input: SayLater,
  output: InvitationView,
  example: {
    input: { invitationId: exampleId, until: '2026-05-19T09:00:00Z' },
    output: { ...exampleInvitation, state: 'later', until: '2026-05-19T09:00:00.000Z' },
  },
  async run({ tx, actor, now }, { invitationId, until }) {
    const held = await mine(tx, actor, invitationId, 'later')
    if (isRefusal(held)) return held
    if (until <= now) return refuse('invitation.laterPast')
    const needBy = held.record.ask.content.needBy
    if (needBy !== null && until >= needBy) return refuse('invitation.laterTooLate')
    await holdForUndo(tx, held.actor, held.invitation)
    const next = await changeInvitation(tx, invitationId, { state: 'later', until, answeredAt: now })
    const payload = { invitationId, until }
    tx.enqueue({ kind: 'invitations.comeBack', key: `later:${invitationId}:${until}`, payload, dueAt: until })
    hearOf(tx, held, 'invitation.postponed', [])
    return viewInvitation(tx, held.actor, next)
  },
})

/** An invitation with its ask, both locked, and who holds it. */
export interface Held {
  readonly actor: PersonActor
  readonly record: AskRecord
  readonly invitation: InvitationRow
}

/** The invitation of this actor with its ask, both locked. Another's, or one that still waits, is not there. */
export async function mine(
  tx: Tx,
  actor: Actor,
  invitationId: string,
  answer?: Exclude<InvitationAnswer, 'accept'>,
): Promise<Held | Refusal> {
  assert(actor.kind === 'person', 'Invitations are answered by persons.')
  const held = await lockBoth(tx, invitationId)
  const isMine = held?.invitation.personId === actor.personId && held.invitation.reachedAt !== null
  if (!held || !isMine) return refuse('request.notFound')
  const next = answer ? decideAnswer(held.invitation.state, answer) : null
  if (isRefusal(next)) return next.refusal === 'invitation.overNow' ? refuse(overCode(held.record)) : next
  return { actor, ...held }
}

/** Why it is over, as a helper may know it. */
export function overCode(record: AskRecord): string {
  const { kind } = record.ask.state
  if (kind === 'accepted' || kind === 'inProgress') return 'ask.alreadyAccepted'
  return kind === 'closed' ? 'ask.closed' : 'invitation.overNow'
}

/** The answer as it is written down; `isSilent`: nothing tells the asker that there was one. */
export async function answered(
  tx: Tx,
  held: Held,
  state: 'accepted' | 'declined' | 'passed',
  { note, isSilent = false }: { readonly note: string | undefined; readonly isSilent?: boolean },
): Promise<InvitationRow> {
  const next = await changeInvitation(tx, held.invitation.id, {
    state,
    answeredAt: tx.now,
    until: null,
    note: note?.trim() || null,
  })
  // A decline that shows no word tells nobody anything: the asker's stream stays as still as if it were unread.
  hearOf(tx, held, `invitation.${state}`, isSilent ? [] : [held.record.askerId])
  return next
}

function hearOf(tx: Tx, held: Held, type: string, askers: readonly string[]): void {
  const about = { kind: 'invitation', id: held.invitation.id }
  const ask = { kind: 'ask', id: held.record.id }
  const hear: Hearing[] = [{ about, people: [held.actor.personId] }]
  if (askers.length > 0) hear.push({ about: ask, people: askers })
  const payload = { askId: held.record.id, invitationId: held.invitation.id }
  tx.append({ type, about, payload, hear })
}

/** Everybody whom it had reached hears once that it's taken care of; whom it hadn't reached never hears of it. */
export async function tellTheRest(
  tx: Tx,
  record: AskRecord,
  except: string | null,
  leaveAt: number = tx.now,
): Promise<void> {
  if (await dropWaves(tx, record.id)) tellPlan(tx, record)
  for (const row of await endUnanswered(tx, record.id, 'withdrawn', except)) {
    const about = { kind: 'invitation', id: row.id }
    await tell(
      tx,
      { personId: row.personId, kind: 'invitations.takenCareOf', about, askId: record.id },
      leaveAt,
    )
    const hear = [{ about, people: [row.personId] }]
    tx.append({
      type: 'invitation.withdrawn',
      about,
      payload: { askId: record.id, invitationId: row.id },
      hear,
    })
  }
}
