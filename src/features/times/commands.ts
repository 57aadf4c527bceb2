import { type Instant, later, MINUTE } from '#engine/time/instant.ts'
import { commonTimes, suitsBoth } from '#engine/times/common-times.ts'
import { changeAsk, lockAsk } from '#features/asks/commands.ts'
import { type AskRecord, seeAsk } from '#features/asks/queries.ts'
import { takeOfferOf } from '#features/offers/commands.ts'
import { tell } from '#features/notices/commands.ts'
import type { PersonActor } from '#platform/actor.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { FARTHEST, lengthOf, searchUntil } from './domain.ts'
import { tellHold } from './holds/commands.ts'
import { changeId } from './holds/domain.ts'
import { isFreeOfOthers, type Meeting, meetingOf, sidesOf, viewTimes } from './queries.ts'
import {
  AskPath,
  exampleAgreed,
  exampleId,
  exampleTimes,
  ProposeTime,
  TakeTime,
  TimesView,
} from './schema.ts'
import {
  type AgreedRow,
  agreedOf,
  insertAgreed,
  lockDiaries,
  proposedFor,
  putProposed,
  releaseAgreed,
} from './store.ts'

const access = {
  who: 'person',
  scope: 'asks',
  object: { param: 'askId', belongsTo: 'asker or audience', others: 404 },
} as const

export const takeTime = command({
  name: 'times.take',
  http: 'POST /asks/{askId}/times',
  summary:
    'Agree this time: the first click holds, and nobody is booked twice. With an offer, it is taken as well.',
  access,
  input: TakeTime,
  output: TimesView,
  status: 201,
  example: {
    input: { askId: exampleId, startsAt: '2026-05-20T12:30:00Z' },
    output: {
      ...exampleTimes,
      agreed: exampleAgreed,
      items: [],
      may: ['move', 'release'],
    },
  },
  async run({ tx, actor }, { askId, startsAt, offerId }) {
    await lockAsk(tx, askId)
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const meeting = await meetingOf(tx, seen, offerId)
    if (meeting === null) return refuse('ask.nobodyYet')
    const { record } = seen
    if (record.ask.state.kind === 'open') {
      // whom it reached says yes first, by the invitation; the asker takes the offer along with its time
      if (offerId === undefined) return refuse('ask.nobodyYet')
      const taken = await takeOfferOf(tx, seen, offerId)
      if (isRefusal(taken)) return taken
      return agreeAndView(tx, seen.actor, { record: taken, meeting, startsAt })
    }
    return agreeAndView(tx, seen.actor, { record, meeting, startsAt })
  },
})

export const releaseTime = command({
  name: 'times.release',
  http: 'POST /asks/{askId}/times/release',
  summary: 'That time doesn’t work any more: it is let go, the yes stays, and the other one hears of it.',
  access,
  input: AskPath,
  output: TimesView,
  example: { input: { askId: exampleId }, output: exampleTimes },
  async run({ tx, actor }, { askId }) {
    const record = await lockAsk(tx, askId)
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const meeting = await meetingOf(tx, seen, undefined)
    if (record === null || meeting === null || record.ask.state.kind === 'open')
      return refuse('time.notAgreed')
    const row = await releaseAgreed(tx, askId)
    if (row === null) return refuse('time.notAgreed')
    const next = await changeAsk(tx, record, { kind: 'releaseTime' }, { actor })
    if (isRefusal(next)) return next
    await letGo(tx, row, seen.actor.personId)
    return viewTimes(tx, { record: next, viewerId: seen.actor.personId, meeting })
  },
})

/** The other one hears of it, and both calendars. */
export async function letGo(tx: Tx, row: AgreedRow, byId: string): Promise<void> {
  await tellOther(tx, 'times.released', row, { byId, leaveAt: tx.now })
  await tellHold(tx, row)
}

export const proposeTime = command({
  name: 'times.propose',
  http: 'POST /asks/{askId}/times/propose',
  summary: 'Propose a time of one’s own; it is agreed when the other one takes it.',
  access,
  input: ProposeTime,
  output: TimesView,
  status: 201,
  example: { input: { askId: exampleId, startsAt: '2026-05-20T12:30:00Z' }, output: exampleTimes },
  async run({ tx, actor }, { askId, startsAt }) {
    await lockAsk(tx, askId)
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const meeting = await meetingOf(tx, seen, undefined)
    if (meeting === null || seen.record.ask.state.kind === 'open') return refuse('ask.nobodyYet')
    const wrong = wrongStart(startsAt, tx.now)
    if (wrong) return wrong
    if (await agreedOf(tx, askId)) return refuse('time.agreedAlready')
    const { personId } = seen.actor
    const row = await putProposed(tx, { askId, helperId: meeting.helperId, startsAt, byId: personId })
    if (row.byId === personId) {
      const otherId = personId === meeting.askerId ? meeting.helperId : meeting.askerId
      await tell(tx, {
        personId: otherId,
        kind: 'times.proposed',
        about: { kind: 'time', id: row.id },
        askId,
        fromId: personId,
      })
      hear(tx, 'time.proposed', askId, meeting)
    }
    return viewTimes(tx, { record: seen.record, viewerId: personId, meeting })
  },
})

interface Agreeing {
  readonly record: AskRecord
  readonly meeting: Meeting
  readonly startsAt: Instant
}

async function agreeAndView(tx: Tx, actor: PersonActor, agreeing: Agreeing): Promise<TimesView | Refusal> {
  const next = await agreeTime(tx, actor, agreeing)
  if (isRefusal(next)) return next
  return viewTimes(tx, { record: next, viewerId: actor.personId, meeting: agreeing.meeting })
}

/**
 * Agrees a time in the transaction of whoever calls, with the ask locked: the yes of an invitation can carry it. Both
 * diaries are locked, so that two clicks at the same moment, for whichever asks, agree one after the other.
 */
export async function agreeTime(
  tx: Tx,
  actor: PersonActor,
  { record, meeting, startsAt }: Agreeing,
  leaveAt: number = tx.now,
): Promise<AskRecord | Refusal> {
  const wrong = wrongStart(startsAt, tx.now)
  if (wrong) return wrong
  await lockDiaries(tx, [meeting.askerId, meeting.helperId])
  const before = await agreedOf(tx, record.id)
  if (before) return before.startsAt === startsAt ? record : refuse('time.agreedAlready')
  const minutes = lengthOf(record.ask.content.effortMinutes)
  const suits = await canBeTaken(tx, actor, { record, meeting, startsAt }, minutes)
  if (suits !== true) return suits
  const endsAt = later(startsAt, minutes * MINUTE)
  const { askerId, helperId } = meeting
  const row = await insertAgreed(tx, {
    askId: record.id,
    askerId,
    helperId,
    startsAt,
    endsAt,
    byId: actor.personId,
  })
  const next = await changeAsk(tx, record, { kind: 'begin' }, { actor })
  if (isRefusal(next)) return next
  await tellOther(tx, 'times.agreed', row, { byId: actor.personId, leaveAt })
  await tellHold(tx, row, leaveAt)
  hear(tx, 'time.agreed', record.id, meeting)
  return next
}

/** What the other one named needs only to be free; anything else has to lie in both persons' hours. */
async function canBeTaken(
  tx: Tx,
  actor: PersonActor,
  { record, meeting, startsAt }: Agreeing,
  minutes: number,
): Promise<true | Refusal> {
  const sides = await sidesOf(tx, meeting)
  const named = (await proposedFor(tx, record.id, meeting.helperId)).find(
    (row) => row.startsAt === startsAt && row.byId !== null,
  )
  if (named?.byId === actor.personId) return refuse('time.ownProposal')
  const fits = named ? isFreeOfOthers(sides, startsAt, minutes) : suitsBoth(sides, startsAt, minutes)
  return fits || refuse('time.taken')
}

/** At a yes: three times that suit both are kept, so that both see the same ones for as long as they are free. */
export async function proposeAtYes(tx: Tx, record: AskRecord, meeting: Meeting): Promise<void> {
  if ((await proposedFor(tx, record.id, meeting.helperId)).length > 0) return
  const { effortMinutes, needBy } = record.ask.content
  const wish = { minutes: lengthOf(effortMinutes), from: tx.now, until: searchUntil(needBy, tx.now) }
  for (const startsAt of commonTimes(await sidesOf(tx, meeting), wish)) {
    await putProposed(tx, { askId: record.id, helperId: meeting.helperId, startsAt, byId: null })
  }
}

export function wrongStart(startsAt: Instant, now: Instant): Refusal | null {
  if (startsAt <= now) return refuse('time.past')
  return startsAt > now + FARTHEST ? refuse('time.far') : null
}

export async function tellOther(
  tx: Tx,
  kind: 'times.agreed' | 'times.moved' | 'times.released',
  row: AgreedRow,
  { byId, leaveAt }: { readonly byId: string; readonly leaveAt: number },
): Promise<void> {
  const personId = byId === row.askerId ? row.helperId : row.askerId
  assert(personId !== byId, 'Nobody meets themself.')
  await tell(
    tx,
    { personId, kind, about: { kind: 'time', id: toldAs(kind, row) }, askId: row.askId, fromId: byId },
    leaveAt,
  )
}

/** A time is agreed once and let go once; it may move again and again. */
function toldAs(kind: string, row: AgreedRow): string {
  return kind === 'times.moved' ? changeId(row) : row.id
}

export function hear(tx: Tx, type: string, askId: string, { askerId, helperId }: Meeting): void {
  const about = { kind: 'ask', id: askId }
  tx.append({ type, about, payload: { askId }, hear: [{ about, people: [askerId, helperId] }] })
}
