import { type Instant, instant } from '#engine/time/instant.ts'
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
import { keepPromise } from '../answers/store.ts'
import { momentFor } from '../ranking/queries.ts'
import {
  changeInvitation,
  findInvitation,
  forgetInvitation,
  insertInvitation,
  type InvitationRow,
  invitationsOfAsk,
  lockInvitation,
  lockLimitOf,
  type NewInvitation,
  recentlyReached,
  waitingFor,
} from '../store.ts'
import { LATE, lookAgainAt } from './domain.ts'
import { draftPlan, needOf } from './queries.ts'
import {
  asksThatPlan,
  forgetPlanned,
  insertWaves,
  type PlannedRow,
  plannedOf,
  takeWave,
  unplan,
  wavesOf,
} from './store.ts'

/** What begins when an ask is opened: all who are named at once, suggested helpers in waves. */
export async function beginWaves(tx: Tx, services: Services, record: AskRecord): Promise<void> {
  const { audience } = record.ask.content
  assert(audience, 'A sent ask has an audience.')
  if (audience.kind === 'people') {
    for (const [place, personId] of [...new Set(audience.people)].entries()) {
      await invite(tx, { askId: record.id, personId, wave: 1, place, how: 'named', reasons: [] })
    }
  }
  await planMore(tx, services, record)
}

/** The plan is another now: its asker, and nobody else, is told to read it again. */
export function tellPlan(tx: Tx, { id, askerId }: Pick<AskRecord, 'id' | 'askerId'>): void {
  const about = { kind: 'ask', id }
  tx.append({ type: 'plan.changed', about, payload: { askId: id }, hear: [{ about, people: [askerId] }] })
}

/**
 * Plans the waves from now to the deadline anew, behind those that there were. Whoever was asked is counted on, and
 * asked no second time; a time that the asker chose stays.
 */
export async function planMore(tx: Tx, services: Services, record: AskRecord): Promise<void> {
  const askId = record.id
  const deadline = record.ask.content.needBy
  assert(deadline !== null, 'A sent ask has a deadline.')
  if (deadline <= tx.now) return
  const fixed = await chosenTimes(tx, askId)
  const hadPlans = (await plannedOf(tx, askId)).length > 0
  await forgetPlanned(tx, askId)
  const invited = await invitationsOfAsk(tx, askId)
  const before = await wavesOf(tx, askId)
  const last = Math.max(0, ...before.map((wave) => wave.number), ...invited.map((row) => row.wave))
  const plan = await draftPlan(tx, services, { ...needOf(record, deadline), invited, fixed, first: last + 1 })
  await keepPromise(tx, askId, plan.chance)
  await insertWaves(tx, askId, plan.waves)
  for (const { number, at } of plan.waves) {
    const key = `wave:${askId}:${number}:${at}:${tx.now}`
    tx.enqueue({ kind: 'invitations.wave', key, payload: { askId, number, at }, dueAt: at })
  }
  if (record.ask.seenBy !== 'people')
    checkLater(tx, askId, { last: plan.waves.at(-1)?.at ?? tx.now, deadline })
  // where nobody was and nobody is to be asked any more, the asker's plan reads as before
  if (hadPlans || plan.waves.length > 0) tellPlan(tx, record)
}

/** Times that the asker chose for people who are still to be asked. */
async function chosenTimes(tx: Tx, askId: string): Promise<Map<string, Instant>> {
  const waves = await wavesOf(tx, askId)
  const moved = new Map(
    waves
      .filter((wave) => wave.state === 'planned' && wave.moved && wave.at > tx.now)
      .map((wave) => [wave.number, instant(wave.at)]),
  )
  const planned = moved.size > 0 ? await plannedOf(tx, askId) : []
  return new Map(
    planned.flatMap(({ personId, number }) => {
      const at = moved.get(number)
      return at === undefined ? [] : [[personId, at] as const]
    }),
  )
}

/**
 * A no leaves no trace in the plan at once: the asker would see who said it. It counts when the plan is looked at
 * anyway: at the next wave, and half-way from the last wave to the deadline.
 */
function checkLater(tx: Tx, askId: string, { last, deadline }: { last: Instant; deadline: Instant }): void {
  const dueAt = lookAgainAt(last, deadline)
  if (dueAt === null) return
  tx.enqueue({ kind: 'invitations.replan', key: `check:${askId}:${dueAt}`, payload: { askId }, dueAt })
}

/** Something that the asker may know of has changed: the waves to come are planned anew. */
export function replanSoon(tx: Tx, askId: string, cause: string): void {
  const key = `replan:${askId}:${cause}`
  tx.enqueue({ kind: 'invitations.replan', key, payload: { askId }, dueAt: tx.now })
}

export async function replan(tx: Tx, services: Services, askId: string): Promise<void> {
  const record = await lockAsk(tx, askId)
  if (record?.ask.state.kind !== 'open' || record.ask.seenBy === 'people') return
  await planMore(tx, services, record)
}

/**
 * One wave, as it was planned. Under the ask's lock, so that none follows a yes. Where there are news since it was
 * planned, where somebody can't be reached now, or where it comes late because nothing ran, the rest is planned anew
 * instead, from this moment: waves that were missed come as one.
 */
export async function runWave(
  tx: Tx,
  services: Services,
  askId: string,
  due: { number: number; at: number },
): Promise<void> {
  const record = await lockAsk(tx, askId)
  if (record?.ask.state.kind !== 'open') return
  const wave = await takeWave(tx, askId, due)
  if (!wave) return
  const people = (await plannedOf(tx, askId)).filter((row) => row.number === wave.number)
  const invited = await invitationsOfAsk(tx, askId)
  const isNews = invited.some((row) => row.answeredAt !== null && row.answeredAt > wave.plannedAt)
  const isLate = tx.now - wave.at > LATE
  const here = await reachableNow(tx, record, people)
  await unplan(
    tx,
    askId,
    people.map(({ personId }) => personId),
  )
  const isAsPlanned = !isNews && !isLate && here.length === people.length
  for (const { personId, place, reasons } of isAsPlanned || wave.moved ? here : []) {
    const why = reasons as readonly string[]
    await invite(tx, { askId, personId, wave: wave.number, place, how: 'suggested', reasons: why })
  }
  if (isAsPlanned) tellPlan(tx, record)
  else await planMore(tx, services, record)
}

async function reachableNow(
  tx: Tx,
  record: AskRecord,
  people: readonly PlannedRow[],
): Promise<readonly PlannedRow[]> {
  const here: PlannedRow[] = []
  for (const row of people) {
    const reach = await reachOf(tx, row.personId)
    const moment = reach && (await nextReach(tx, reach, record.ask.content.urgent))
    if (moment === tx.now) here.push(row)
  }
  return here
}

/** Their hours, pause or limit are others now: what waits for them may have its moment sooner, or later. */
export async function lookAgain(tx: Tx, personId: string, cause: string): Promise<void> {
  for (const { id } of await waitingFor(tx, personId)) {
    const key = `reach:${id}:${cause}`
    tx.enqueue({ kind: 'invitations.reach', key, payload: { invitationId: id }, dueAt: tx.now })
  }
  for (const askId of await asksThatPlan(tx, personId)) replanSoon(tx, askId, cause)
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
  if (moment !== tx.now && invitation.how === 'suggested') {
    // somebody else's ask was first: it's for another to help, and nobody has heard of this one
    await forgetInvitation(tx, invitationId)
    return replanSoon(tx, record.id, `full:${invitationId}`)
  }
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
