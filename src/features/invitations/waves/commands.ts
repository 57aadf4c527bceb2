import type { Instant } from '#engine/time/instant.ts'
import { letSee, lockAsk, remark } from '#features/asks/commands.ts'
import type { AskRecord } from '#features/asks/queries.ts'
import { tell } from '#features/notices/commands.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Reach } from '#features/reach/schema.ts'
import { assert } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { planWaves } from '../domain.ts'
import { momentFor, suggest } from '../ranking/queries.ts'
import {
  changeInvitation,
  findInvitation,
  insertInvitation,
  insertWaves,
  type InvitationRow,
  invitationsOfAsk,
  lockInvitation,
  lockLimitOf,
  type NewInvitation,
  recentlyReached,
  takeWave,
  waitingFor,
  wavesOf,
} from '../store.ts'

/** What begins when an ask is opened: all who are named at once, suggested helpers in waves. */
export async function beginWaves(tx: Tx, record: AskRecord): Promise<void> {
  const { audience, needBy } = record.ask.content
  assert(audience && needBy !== null, 'A sent ask has an audience and a deadline.')
  if (audience.kind === 'people') {
    for (const [place, personId] of [...new Set(audience.people)].entries()) {
      await invite(tx, { askId: record.id, personId, wave: 1, place, how: 'named', reasons: [] })
    }
    return tellPlan(tx, record)
  }
  await planMore(tx, record, needBy)
}

/** The plan is another now: its asker, and nobody else, is told to read it again. */
export function tellPlan(tx: Tx, { id, askerId }: Pick<AskRecord, 'id' | 'askerId'>): void {
  const about = { kind: 'ask', id }
  tx.append({ type: 'plan.changed', about, payload: { askId: id }, hear: [{ about, people: [askerId] }] })
}

/** Waves from now to the deadline, behind those that there were. */
export async function planMore(tx: Tx, record: AskRecord, needBy: Instant): Promise<void> {
  const askId = record.id
  const before = await wavesOf(tx, askId)
  const invited = await invitationsOfAsk(tx, askId)
  const last = Math.max(0, ...before.map((wave) => wave.number), ...invited.map((row) => row.wave))
  const waves = planWaves(tx.now, needBy, last + 1)
  await insertWaves(tx, askId, waves)
  for (const wave of waves) {
    const payload = { askId, number: wave.number }
    tx.enqueue({ kind: 'invitations.wave', key: `wave:${askId}:${wave.number}`, payload, dueAt: wave.at })
  }
  tellPlan(tx, record)
}

/** One wave: the best who are left and reachable in time. Under the ask's lock, so that none follows a yes. */
export async function runWave(tx: Tx, services: Services, askId: string, number: number): Promise<void> {
  const record = await lockAsk(tx, askId)
  if (record?.ask.state.kind !== 'open') return
  const wave = await takeWave(tx, askId, number)
  if (!wave) return
  const invited = await invitationsOfAsk(tx, askId)
  const { text, needBy, urgent } = record.ask.content
  const found = await suggest(tx, services, {
    text,
    askerId: record.askerId,
    leaveOut: new Set(invited.map((row) => row.personId)),
    limit: wave.size,
    urgent,
    ...(needBy === null ? {} : { needBy }),
    ...(record.ask.seenBy === 'team' ? { teamId: record.teamId } : {}),
  })
  for (const [place, { person, reasons }] of found.entries()) {
    const words = reasons.map((reason) => reason.text)
    await invite(tx, { askId, personId: person.id, wave: number, place, how: 'suggested', reasons: words })
  }
  tellPlan(tx, record)
}

/** Their hours, pause or limit are others now: what waits for them may have its moment sooner, or later. */
export async function lookAgain(tx: Tx, personId: string, cause: string): Promise<void> {
  for (const { id } of await waitingFor(tx, personId)) {
    const key = `reach:${id}:${cause}`
    tx.enqueue({ kind: 'invitations.reach', key, payload: { invitationId: id }, dueAt: tx.now })
  }
}

/** Makes the one invitation that there is for this ask and person, and lets it reach them when it may. */
export async function invite(tx: Tx, invitation: NewInvitation): Promise<string | null> {
  const id = await insertInvitation(tx, invitation)
  if (id === null) return null
  tx.enqueue({
    kind: 'invitations.reach',
    key: `reach:${id}:0`,
    payload: { invitationId: id },
    dueAt: tx.now,
  })
  return id
}

/**
 * The moment has come, or so it was thought: everything is asked again. Still open? Still here, not opted out, not
 * paused, in their hours, under their limit? Then it reaches them; else it waits for the next such moment.
 */
export async function reachOut(tx: Tx, invitationId: string): Promise<void> {
  const held = await lockBoth(tx, invitationId)
  if (held?.invitation.state !== 'waiting') return
  const { record, invitation } = held
  if (record.ask.state.kind !== 'open') {
    await changeInvitation(tx, invitationId, { state: 'withdrawn' })
    return
  }
  const reach = await reachOf(tx, invitation.personId)
  if (reach === null) {
    await changeInvitation(tx, invitationId, { state: 'withdrawn' })
    return
  }
  const moment = await nextReach(tx, reach, record.ask.content.urgent)
  const waits = moment === null || moment > tx.now
  if (waits && moment !== invitation.dueAt) tellPlan(tx, record)
  if (moment === null) {
    // no moment in sight (a limit of none, hours that are never): it waits until that changes
    await changeInvitation(tx, invitationId, { dueAt: null })
  } else if (moment > tx.now) {
    await changeInvitation(tx, invitationId, { dueAt: moment })
    tx.enqueue({
      kind: 'invitations.reach',
      key: `reach:${invitationId}:${moment}`,
      payload: { invitationId },
      dueAt: moment,
    })
  } else {
    await reached(tx, record, invitation)
  }
}

/** Locks are always taken ask first, so that two transactions can't wait for each other in a ring. */
export async function lockBoth(
  tx: Tx,
  invitationId: string,
): Promise<{ record: AskRecord; invitation: InvitationRow } | null> {
  const known = await findInvitation(tx, invitationId)
  const record = known && (await lockAsk(tx, known.askId))
  const invitation = record && (await lockInvitation(tx, invitationId))
  return invitation ? { record, invitation } : null
}

/** Null for who isn't here any more or doesn't want to be asked at all. */
async function reachOf(tx: Tx, personId: string): Promise<Reach | null> {
  const person = await loadPerson(tx, personId)
  if (!person || !isActive(person, tx.now)) return null
  const reach = (await loadReach(tx, [personId])).get(personId)
  return reach && !reach.optedOut ? reach : null
}

async function nextReach(tx: Tx, reach: Reach, urgent: boolean): Promise<Instant | null> {
  const { personId } = reach
  await lockLimitOf(tx, personId)
  const lately = (await recentlyReached(tx, [personId])).get(personId) ?? []
  return momentFor(reach, lately, tx.now, urgent)
}

async function reached(tx: Tx, record: AskRecord, invitation: InvitationRow): Promise<void> {
  const { id, askId, personId } = invitation
  await changeInvitation(tx, id, { state: 'open', reachedAt: tx.now })
  await letSee(tx, askId, personId)
  await remark(tx, { askId, kind: 'reached', personId, seenBy: 'asker', simulated: false })
  const about = { kind: 'invitation', id }
  await tell(tx, { personId, kind: 'invitations.reached', about, askId, fromId: record.askerId })
  const ask = { kind: 'ask', id: askId }
  tx.append({
    type: 'invitation.reached',
    about,
    payload: { askId, invitationId: id, personId },
    hear: [
      { about, people: [personId] },
      { about: ask, people: [record.askerId] },
    ],
  })
}

/** Reminders look again: 'later' comes back once, at the time that the helper chose. */
export async function comeBack(tx: Tx, invitationId: string, until: number): Promise<void> {
  const held = await lockBoth(tx, invitationId)
  if (held?.record.ask.state.kind !== 'open') return
  const { record, invitation } = held
  if (invitation.state !== 'later' || invitation.until !== until) return
  await changeInvitation(tx, invitationId, { state: 'open', until: null })
  const about = { kind: 'invitation', id: invitationId }
  const { personId, askId } = invitation
  await tell(tx, {
    personId,
    kind: 'invitations.again',
    about: { kind: 'invitation', id: `${invitationId}:${until}` },
    askId,
    fromId: record.askerId,
  })
  tx.append({
    type: 'invitation.cameBack',
    about,
    payload: { askId, invitationId },
    hear: [{ about, people: [personId] }],
  })
}
