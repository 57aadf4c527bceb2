import type { z } from 'zod'
import { lockAsk, remark } from '#features/asks/commands.ts'
import { seeAsk } from '#features/asks/queries.ts'
import { tell } from '#features/notices/commands.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { answered, type Held, mine, overCode } from '../commands.ts'
import { viewInvitation, viewPlan } from '../queries.ts'
import { ConfirmPass, exampleInvitation, examplePlan, InvitationView, PassAlong, Plan } from '../schema.ts'
import { confirmPassRow, insertPass } from '../store.ts'
import { holdForUndo } from '../undo/commands.ts'
import { invite, replanSoon } from '../waves/commands.ts'

export const passInvitation = command({
  name: 'invitations.pass',
  http: 'POST /invitations/{invitationId}/pass',
  summary:
    'Ask Ada instead, or somebody whom I name in words. The asker confirms it, unless the ask was sent with passing allowed.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'invitationId', belongsTo: 'helper', others: 404 },
  },
  input: PassAlong,
  output: InvitationView,
  example: {
    input: {
      invitationId: exampleInvitation.id,
      personId: '5h8j1k4m7n0p3q6r9s2t5v8w1x',
      note: 'She wrote that job.',
    },
    output: { ...exampleInvitation, state: 'passed' },
  },
  async run({ tx, actor }, input) {
    const held = await mine(tx, actor, input.invitationId, 'pass')
    if (isRefusal(held)) return held
    if (held.invitation.state === 'passed') return viewInvitation(tx, held.actor, held.invitation)
    if (held.record.ask.state.kind !== 'open') return refuse(overCode(held.record))
    if (input.personId !== undefined && !(await canBePassed(tx, held, input.personId)))
      return refuse('invitation.cannotPassTo')
    const leaveAt = await holdForUndo(tx, held.actor, held.invitation)
    await passOn(tx, held, input, leaveAt)
    const next = await answered(tx, held, 'passed', { note: input.note })
    replanSoon(tx, held.record.id, `passed:${input.invitationId}`)
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
  example: {
    input: { askId: exampleInvitation.askId, passId: exampleInvitation.id },
    output: examplePlan,
  },
  async run({ tx, actor, services }, { askId, passId }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    if (seen.standing !== 'asker') return refuse('ask.onlyTheAsker')
    const record = await lockAsk(tx, askId)
    assert(record, 'An ask that was seen is there.')
    if (record.ask.state.kind !== 'open') return refuse(overCode(record))
    const pass = await confirmPassRow(tx, askId, passId)
    if (!pass) return refuse('request.notFound')
    // who was named in words can't be invited: the asker has taken note, and writes to them
    if (pass.toId !== null) await inviteInstead(tx, askId, 1, pass.toId)
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

type Passing = z.output<typeof PassAlong>

/** The suggestion, or where the asker allowed passing the other one's invitation at once. */
async function passOn(tx: Tx, held: Held, passing: Passing, leaveAt: number): Promise<void> {
  const { record, actor, invitation } = held
  const { personId: toId = null, who = null, introduces = false } = passing
  const isAllowed = record.ask.content.passing && toId !== null
  const note = passing.note?.trim() || null
  const { simulated, personId: fromId } = actor
  const asked = {
    askId: record.id,
    invitationId: invitation.id,
    fromId,
    toId,
    who,
    introduces,
    note,
    simulated,
  }
  const pass = await insertPass(tx, { ...asked, state: isAllowed ? 'confirmed' : 'suggested' })
  const words = [who, note].filter(Boolean).join(': ')
  const line = { askId: record.id, personId: fromId, simulated, ...(words ? { words } : {}) }
  const kind = toId === null ? 'passToSomebody' : isAllowed ? 'passedAlong' : 'passSuggested'
  await remark(tx, { ...line, ...(toId === null ? {} : { otherId: toId }), kind, seenBy: 'asker' })
  if (isAllowed) await inviteInstead(tx, record.id, invitation.wave, toId)
  else if (pass) {
    const about = { kind: 'pass', id: pass.id }
    const told = {
      personId: record.askerId,
      kind: 'invitations.passSuggested',
      about,
      askId: record.id,
      fromId,
    }
    await tell(tx, told, leaveAt)
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
