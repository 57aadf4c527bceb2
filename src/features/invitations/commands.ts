import type { Actor, PersonActor } from '#platform/actor.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Hearing, Tx } from '#platform/tx/tx.ts'
import { acceptAsk, lockAsk, remark } from '#features/asks/commands.ts'
import { seeAsk } from '#features/asks/queries.ts'
import type { AskRecord } from '#features/asks/queries.ts'
import { tell } from '#features/notices/commands.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { agreeTime } from '#features/times/commands.ts'
import { decideAnswer, type InvitationAnswer } from './domain.ts'
import { viewInvitation, viewPlan } from './queries.ts'
import {
  AnswerWithWord,
  ConfirmPass,
  exampleInvitation,
  examplePlan,
  InvitationView,
  PassAlong,
  Plan,
  SayLater,
  SayYes,
} from './schema.ts'
import { changeInvitation, confirmPassRow, endUnanswered, insertPass, type InvitationRow } from './store.ts'
import { invite, lockBoth, replanSoon, tellPlan } from './waves/commands.ts'
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
    const next = await answered(tx, held, 'accepted', note)
    await tellTheRest(tx, record, invitation.id)
    if (startsAt !== undefined) {
      const meeting = { askerId: record.askerId, helperId: held.actor.personId }
      const agreed = await agreeTime(tx, held.actor, { record: accepted, meeting, startsAt })
      if (isRefusal(agreed)) return agreed
    }
    await tell(tx, {
      personId: record.askerId,
      kind: 'invitations.yes',
      about: { kind: 'invitation', id: invitation.id },
      askId: record.id,
      fromId: held.actor.personId,
    })
    return viewInvitation(tx, held.actor, next)
  },
})

export const declineInvitation = command({
  name: 'invitations.decline',
  http: 'POST /invitations/{invitationId}/decline',
  summary: 'Not me. The search goes on; a word of why is optional and the only thing the asker sees.',
  access,
  input: AnswerWithWord,
  output: InvitationView,
  example: { input: { invitationId: exampleId }, output: { ...exampleInvitation, state: 'declined' } },
  async run({ tx, actor }, { invitationId, note }) {
    const held = await mine(tx, actor, invitationId, 'decline')
    if (isRefusal(held)) return held
    if (held.invitation.state === 'declined') return viewInvitation(tx, held.actor, held.invitation)
    const words = note?.trim()
    const next = await answered(tx, held, 'declined', note)
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
    const next = await changeInvitation(tx, invitationId, { state: 'later', until, answeredAt: now })
    const payload = { invitationId, until }
    tx.enqueue({ kind: 'invitations.comeBack', key: `later:${invitationId}:${until}`, payload, dueAt: until })
    hearOf(tx, held, 'invitation.postponed', [])
    return viewInvitation(tx, held.actor, next)
  },
})

export const passInvitation = command({
  name: 'invitations.pass',
  http: 'POST /invitations/{invitationId}/pass',
  summary: 'Ask Ada instead. The asker confirms it, unless the ask was sent with passing allowed.',
  access,
  input: PassAlong,
  output: InvitationView,
  example: {
    input: { invitationId: exampleId, personId: '5h8j1k4m7n0p3q6r9s2t5v8w1x', note: 'She wrote that job.' },
    output: { ...exampleInvitation, state: 'passed' },
  },
  async run({ tx, actor }, { invitationId, personId, note }) {
    const held = await mine(tx, actor, invitationId, 'pass')
    if (isRefusal(held)) return held
    if (held.invitation.state === 'passed') return viewInvitation(tx, held.actor, held.invitation)
    const { record } = held
    if (record.ask.state.kind !== 'open') return refuse(overCode(record))
    if (!(await canBePassed(tx, held, personId))) return refuse('invitation.cannotPassTo')
    const isAllowed = record.ask.content.passing
    const pass = await insertPass(tx, {
      askId: record.id,
      invitationId,
      fromId: held.actor.personId,
      toId: personId,
      note: note?.trim() || null,
      state: isAllowed ? 'confirmed' : 'suggested',
      simulated: held.actor.simulated,
    })
    const next = await answered(tx, held, 'passed', note)
    const words = pass?.note ? { words: pass.note } : {}
    const { simulated } = held.actor
    const line = { askId: record.id, personId: held.actor.personId, otherId: personId, simulated, ...words }
    await remark(tx, { ...line, kind: isAllowed ? 'passedAlong' : 'passSuggested', seenBy: 'asker' })
    replanSoon(tx, record.id, `passed:${invitationId}`)
    if (isAllowed) await inviteInstead(tx, record.id, held.invitation.wave, personId)
    else if (pass) {
      const about = { kind: 'pass', id: pass.id }
      const fromId = held.actor.personId
      await tell(tx, {
        personId: record.askerId,
        kind: 'invitations.passSuggested',
        about,
        askId: record.id,
        fromId,
      })
    }
    return viewInvitation(tx, held.actor, next)
  },
})

export const confirmPass = command({
  name: 'invitations.confirmPass',
  http: 'POST /asks/{askId}/passes/{passId}/confirm',
  summary: 'Ask the person whom a helper suggested instead.',
  access: { who: 'person', scope: 'asks', object: { param: 'askId', belongsTo: 'asker', others: 404 } },
  input: ConfirmPass,
  output: Plan,
  example: { input: { askId: exampleInvitation.askId, passId: exampleId }, output: examplePlan },
  async run({ tx, actor, services }, { askId, passId }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    if (seen.standing !== 'asker') return refuse('ask.onlyTheAsker')
    const record = await lockAsk(tx, askId)
    assert(record, 'An ask that was seen is there.')
    if (record.ask.state.kind !== 'open') return refuse(overCode(record))
    const pass = await confirmPassRow(tx, askId, passId)
    if (!pass) return refuse('request.notFound')
    await inviteInstead(tx, askId, 1, pass.toId)
    const about = { kind: 'ask', id: askId }
    tx.append({
      type: 'pass.confirmed',
      about,
      payload: { askId, passId },
      hear: [{ about, people: [record.askerId] }],
    })
    return viewPlan(tx, services, record)
  },
})

interface Held {
  readonly actor: PersonActor
  readonly record: AskRecord
  readonly invitation: InvitationRow
}

/** The invitation of this actor with its ask, both locked. Another's, or one that still waits, is not there. */
async function mine(
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
function overCode(record: AskRecord): string {
  const { kind } = record.ask.state
  if (kind === 'accepted' || kind === 'inProgress') return 'ask.alreadyAccepted'
  return kind === 'closed' ? 'ask.closed' : 'invitation.overNow'
}

async function answered(
  tx: Tx,
  held: Held,
  state: 'accepted' | 'declined' | 'passed',
  note: string | undefined,
): Promise<InvitationRow> {
  const next = await changeInvitation(tx, held.invitation.id, {
    state,
    answeredAt: tx.now,
    until: null,
    note: note?.trim() || null,
  })
  // A decline without a word tells nobody anything: the asker's stream stays as still as if it were unread.
  const isSilent = state === 'declined' && !next.note
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
export async function tellTheRest(tx: Tx, record: AskRecord, except: string | null): Promise<void> {
  if (await dropWaves(tx, record.id)) tellPlan(tx, record)
  for (const row of await endUnanswered(tx, record.id, 'withdrawn', except)) {
    const about = { kind: 'invitation', id: row.id }
    await tell(tx, { personId: row.personId, kind: 'invitations.takenCareOf', about, askId: record.id })
    const hear = [{ about, people: [row.personId] }]
    tx.append({
      type: 'invitation.withdrawn',
      about,
      payload: { askId: record.id, invitationId: row.id },
      hear,
    })
  }
}

async function canBePassed(tx: Tx, held: Held, personId: string): Promise<boolean> {
  if (personId === held.record.askerId || personId === held.actor.personId) return false
  const person = await loadPerson(tx, personId)
  const reach = (await loadReach(tx, [personId])).get(personId)
  return person !== null && isActive(person, tx.now) && reach?.optedOut === false
}

/** Who was passed to stands behind those of the wave. */
const AFTER_THE_WAVE = 1_000

async function inviteInstead(tx: Tx, askId: string, wave: number, personId: string): Promise<void> {
  await invite(tx, { askId, personId, wave, place: AFTER_THE_WAVE, how: 'passed', reasons: [] })
}
