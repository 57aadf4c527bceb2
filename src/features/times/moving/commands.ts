import { instant, later, MINUTE } from '#engine/time/instant.ts'
import { suitsBoth } from '#engine/times/common-times.ts'
import { changeAsk, lockAsk } from '#features/asks/commands.ts'
import { type AskRecord, seeAsk } from '#features/asks/queries.ts'
import type { PersonActor } from '#platform/actor.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { hear, letGo, tellOther, wrongStart } from '../commands.ts'
import { tellHold } from '../holds/commands.ts'
import { type Meeting, meetingOf, sidesOf, viewTimes } from '../queries.ts'
import {
  AnswerHold,
  exampleAgreed,
  exampleId,
  exampleTimes,
  HoldAnswered,
  MoveTime,
  TimesView,
} from '../schema.ts'
import { type AgreedRow, agreedOf, findAgreed, lockDiaries, moveAgreed, releaseAgreed } from '../store.ts'

export const moveTime = command({
  name: 'times.move',
  http: 'POST /asks/{askId}/times/move',
  summary:
    'Move the agreed time to another one that suits both; the other one hears of it, and both calendars.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'askId', belongsTo: 'asker or audience', others: 404 },
  },
  input: MoveTime,
  output: TimesView,
  example: {
    input: { askId: exampleId, startsAt: '2026-05-20T12:30:00Z' },
    output: { ...exampleTimes, agreed: exampleAgreed, items: [], may: ['move', 'release'] },
  },
  async run({ tx, actor }, { askId, startsAt }) {
    const record = await lockAsk(tx, askId)
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const meeting = await meetingOf(tx, seen, undefined)
    if (record === null || meeting === null || record.ask.state.kind !== 'inProgress')
      return refuse('time.notAgreed')
    const wrong = wrongStart(startsAt, tx.now)
    if (wrong) return wrong
    await lockDiaries(tx, [meeting.askerId, meeting.helperId])
    const row = await agreedOf(tx, askId)
    if (row === null) return refuse('time.notAgreed')
    const { personId } = seen.actor
    if (row.startsAt === startsAt) return viewTimes(tx, { record, viewerId: personId, meeting })
    const next = await move(tx, seen.actor, { record, meeting, row, startsAt })
    if (isRefusal(next)) return next
    return viewTimes(tx, { record: next, viewerId: personId, meeting })
  },
})

interface Moving {
  readonly record: AskRecord
  readonly meeting: Meeting
  readonly row: AgreedRow
  readonly startsAt: number
}

/** It stays the same agreement: whoever has it in a calendar sees it move instead of a second one. */
async function move(
  tx: Tx,
  actor: PersonActor,
  { record, meeting, row, startsAt }: Moving,
): Promise<AskRecord | Refusal> {
  const length = row.endsAt - row.startsAt
  const start = instant(startsAt)
  const sides = await sidesOf(tx, meeting, row.id)
  if (!suitsBoth(sides, start, length / MINUTE)) return refuse('time.taken')
  const to = { startsAt, endsAt: later(start, length), byId: actor.personId }
  const moved = await moveAgreed(tx, row.id, to)
  const freed = await changeAsk(tx, record, { kind: 'releaseTime' }, { actor })
  if (isRefusal(freed)) return freed
  const next = await changeAsk(tx, freed, { kind: 'begin' }, { actor })
  if (isRefusal(next)) return next
  await tellOther(tx, 'times.moved', moved, { byId: actor.personId, leaveAt: tx.now })
  await tellHold(tx, moved)
  hear(tx, 'time.moved', record.id, meeting)
  return next
}

/** A calendar's own answer: who declines there lets the time go, and the talk about another one begins. */
export const answerHold = command({
  name: 'times.answer',
  http: 'POST /times/{timeId}/answer',
  summary:
    'What my calendar says to an agreed time. Declined: it is let go, the yes stays, and both see other times.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'timeId', belongsTo: 'asker or helper', others: 404 },
  },
  input: AnswerHold,
  output: HoldAnswered,
  example: {
    input: { timeId: exampleAgreed.id, sequence: 0, answer: 'declined' },
    output: { timeId: exampleAgreed.id, state: 'released' },
  },
  async run({ tx, actor }, { timeId, sequence, answer }) {
    assert(actor.kind === 'person', 'A calendar answers for its person.')
    const { personId } = actor
    const known = await findAgreed(tx, timeId)
    if (known === null || (known.askerId !== personId && known.helperId !== personId))
      return refuse('request.notFound')
    const record = await lockAsk(tx, known.askId)
    const row = await findAgreed(tx, timeId)
    assert(row && record, 'A time is never deleted, and neither is its ask before it.')
    if (answer !== 'declined' || row.state === 'released') return { timeId, state: row.state }
    if (sequence < row.sequence || row.endsAt <= tx.now) return refuse('time.changedSince')
    await releaseAgreed(tx, row.askId)
    const next = await changeAsk(tx, record, { kind: 'releaseTime' }, { actor })
    if (isRefusal(next)) return next
    const released = await findAgreed(tx, timeId)
    assert(released, 'It was there a moment ago.')
    await letGo(tx, released, personId)
    return { timeId, state: released.state }
  },
})
