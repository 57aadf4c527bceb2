import type { PersonActor } from '#platform/actor.ts'
import { newId } from '#platform/ids.ts'
import { command, type Context } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { isActive } from '#features/people/policy.ts'
import { listPeopleByIds, loadPerson } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Reach } from '#features/reach/schema.ts'
import { type DayEnds, endOfNextWorkingDay, saidIn } from './deadline/domain.ts'
import type { AskContent, Audience, Widening } from './domain.ts'
import { acceptAsk, change, isSimulated, letSee, remark, unremark } from './life/commands.ts'
import type { AskAction, Standing } from './policy.ts'
import { standingFor, viewAsk } from './queries.ts'
import {
  AskPath,
  AskView,
  CloseAsk,
  CreateAsk,
  EditAsk,
  exampleAsk,
  exampleId,
  ReopenAsk,
  SendAsk,
  ThankForAsk,
} from './schema.ts'
import { type AskRecord, insertAsk, insertThanks, keepEdit, listViewers, lockAsk } from './store.ts'
import { addToTimeline } from './timeline/store.ts'
import { tell } from '#features/notices/commands.ts'

export { acceptAsk, change as changeAsk, letSee, remark, unremark }

const access = {
  who: 'person',
  scope: 'asks',
  object: { param: 'askId', belongsTo: 'asker', others: 404 },
} as const

export const createAsk = command({
  name: 'asks.create',
  http: 'POST /asks',
  summary: 'Write an ask: a draft, or with `send` an open ask.',
  access: { who: 'person', scope: 'asks' },
  input: CreateAsk,
  output: AskView,
  status: 201,
  example: {
    input: { text: exampleAsk.text, audience: { kind: 'suggested' }, send: true },
    output: exampleAsk,
  },
  etag: (view) => String(view.version),
  about: (view) => view.id,
  async run({ tx, actor, now }, input) {
    assert(actor.kind === 'person', 'An ask is written by a person.')
    if (input.unnamed) return refuse('ask.unnamedNotYet')
    const content = contentOf(input)
    const record: AskRecord = {
      id: newId(),
      askerId: actor.personId,
      teamId: actor.teamId,
      ask: { content, state: { kind: 'draft' }, seenBy: null, version: 1 },
      note: null,
      keep: false,
      minutesSaved: null,
      createdAt: now,
      openedAt: null,
      acceptedAt: null,
      closedAt: null,
      simulated: actor.simulated,
    }
    const named = await checkAudience(tx, actor, content.audience)
    if (named) return named
    await insertAsk(tx, record)
    if (!input.send) {
      const about = { kind: 'ask', id: record.id }
      const hear = [{ about, people: [actor.personId] }]
      tx.append({ type: 'ask.drafted', about, payload: { askId: record.id }, hear })
      return viewAsk(tx, actor, record)
    }
    return sendNow(tx, actor, record)
  },
})

export const editAsk = command({
  name: 'asks.edit',
  http: 'PATCH /asks/{askId}',
  summary:
    'Change a draft, or the words, length, deadline and widening of an ask that was sent. Earlier words are kept.',
  access,
  input: EditAsk,
  output: AskView,
  example: { input: { askId: exampleId, effortMinutes: 20 }, output: exampleAsk },
  etag: (view) => String(view.version),
  async run(context, { askId, ...fields }) {
    const { tx, actor } = context
    const held = await own(context, askId, 'edit')
    if (isRefusal(held)) return held
    const changes = changesOf(fields)
    const named = changes.audience ? await checkAudience(tx, held.actor, changes.audience) : null
    if (named) return named
    const before = held.record.ask
    const next = await change(tx, held.record, { kind: 'edit', changes }, { actor })
    if (isRefusal(next)) return next
    if (before.state.kind !== 'draft' && before.content.text !== next.ask.content.text) {
      await keepEdit(tx, askId, before.version, before.content.text)
    }
    return viewAsk(tx, held.actor, next)
  },
})

export const sendAsk = command({
  name: 'asks.send',
  http: 'POST /asks/{askId}/send',
  summary: 'Send a draft to the audience that the asker agrees to.',
  access,
  input: SendAsk,
  output: AskView,
  example: { input: { askId: exampleId, audience: { kind: 'suggested' } }, output: exampleAsk },
  etag: (view) => String(view.version),
  async run(context, { askId, audience, widen }) {
    const { tx } = context
    const held = await own(context, askId, 'send')
    if (isRefusal(held)) return held
    const content: AskContent = {
      ...held.record.ask.content,
      ...(audience ? { audience } : {}),
      ...(widen ? { widen } : {}),
    }
    const named = await checkAudience(tx, held.actor, content.audience)
    if (named) return named
    return sendNow(tx, held.actor, { ...held.record, ask: { ...held.record.ask, content } })
  },
})

export const beginAsk = command({
  name: 'asks.begin',
  http: 'POST /asks/{askId}/begin',
  summary: 'The helper has begun, or a time is agreed.',
  access: { ...access, object: { ...access.object, belongsTo: 'asker or helper' } },
  input: AskPath,
  output: AskView,
  example: { input: { askId: exampleId }, output: exampleAsk },
  etag: (view) => String(view.version),
  async run(context, { askId }) {
    const { tx, actor } = context
    const held = await own(context, askId, 'begin')
    if (isRefusal(held)) return held
    const next = await change(tx, held.record, { kind: 'begin' }, { actor })
    return isRefusal(next) ? next : viewAsk(tx, held.actor, next)
  },
})

export const closeAsk = command({
  name: 'asks.close',
  http: 'POST /asks/{askId}/close',
  summary: 'Close an ask with its outcome, and one line on what happened.',
  access,
  input: CloseAsk,
  output: AskView,
  example: {
    input: { askId: exampleId, outcome: 'solved', note: 'The pool was too small.' },
    output: exampleAsk,
  },
  etag: (view) => String(view.version),
  async run(context, input) {
    const { tx, actor } = context
    const held = await own(context, input.askId, 'close')
    if (isRefusal(held)) return held
    const helpers = input.helpers ? [...new Set(input.helpers)] : null
    if (helpers && !(await wereReached(tx, held.record, helpers))) return refuse('ask.notAHelper')
    const closing = {
      outcome: input.outcome,
      note: input.note?.trim() || null,
      helpers,
      keep: input.keep ?? false,
      minutesSaved: input.minutesSaved ?? null,
    }
    const { note, keep, minutesSaved } = closing
    const told =
      held.record.ask.state.kind === 'closed' ? held.record : { ...held.record, note, keep, minutesSaved }
    const by = { actor, ...(note ? { words: note } : {}) }
    const next = await change(tx, told, { kind: 'close', closing }, by)
    return isRefusal(next) ? next : viewAsk(tx, held.actor, next)
  },
})

export const reopenAsk = command({
  name: 'asks.reopen',
  http: 'POST /asks/{askId}/reopen',
  summary: 'Open a closed ask again, with a new deadline.',
  access,
  input: ReopenAsk,
  output: AskView,
  example: { input: { askId: exampleId }, output: exampleAsk },
  etag: (view) => String(view.version),
  async run(context, { askId, needBy }) {
    const { tx, actor } = context
    const held = await own(context, askId, 'reopen')
    if (isRefusal(held)) return held
    const { zone, dayEnds } = await daysOf(tx, held.actor)
    const defaultNeedBy = endOfNextWorkingDay(zone, dayEnds, tx.now)
    const next = await change(
      tx,
      held.record,
      { kind: 'reopen', needBy: needBy ?? null, defaultNeedBy },
      { actor },
    )
    return isRefusal(next) ? next : viewAsk(tx, held.actor, next)
  },
})

export const thankForAsk = command({
  name: 'asks.thank',
  http: 'POST /asks/{askId}/thanks',
  summary: 'Thank one or several people; between you, or for all who see the ask.',
  access,
  input: ThankForAsk,
  output: AskView,
  status: 201,
  example: {
    input: { askId: exampleId, to: [exampleId], text: 'You saved the month end.' },
    output: exampleAsk,
  },
  async run({ tx, actor }, { askId, to, text, public: isPublic = false }) {
    const held = await own({ tx, actor }, askId, 'thank')
    if (isRefusal(held)) return held
    const people = [...new Set(to)]
    if (people.includes(held.record.askerId)) return refuse('ask.notAHelper')
    if (!(await wereReached(tx, held.record, people))) return refuse('ask.notAHelper')
    const simulated = isSimulated(actor)
    const about = { kind: 'ask', id: askId }
    for (const toId of people) {
      await insertThanks(tx, { askId, fromId: held.actor.personId, toId, text, public: isPublic, simulated })
      const seenBy = isPublic ? 'audience' : 'parties'
      await addToTimeline(tx, {
        askId,
        kind: 'thanks',
        personId: held.actor.personId,
        otherId: toId,
        seenBy,
        simulated,
      })
      await tell(tx, { personId: toId, kind: 'asks.thanked', about, askId, fromId: held.actor.personId })
    }
    const payload = { askId, fromId: held.actor.personId, to: people }
    tx.append({
      type: 'ask.thanked',
      about,
      payload,
      hear: [
        { about, people: [held.actor.personId, ...people] },
        ...(isPublic ? [{ about, audienceOf: about }] : []),
      ],
    })
    return viewAsk(tx, held.actor, held.record)
  },
})

async function sendNow(tx: Tx, actor: PersonActor, draft: AskRecord) {
  const { content } = draft.ask
  const { zone, dayEnds } = await daysOf(tx, actor)
  const said = saidIn(content.text, zone, tx.now)
  const effortMinutes = content.effortMinutes ?? said.effortMinutes
  const record = { ...draft, ask: { ...draft.ask, content: { ...content, effortMinutes } } }
  const defaultNeedBy = said.needBy ?? endOfNextWorkingDay(zone, dayEnds, tx.now)
  const next = await change(tx, record, { kind: 'send', defaultNeedBy }, { actor })
  return isRefusal(next) ? next : viewAsk(tx, actor, next)
}

interface Held {
  readonly actor: PersonActor
  readonly record: AskRecord
  readonly standing: Standing
}

/** Loads and locks an ask for its asker; others hear what they may: nothing at all, or that it isn't theirs. */
async function own(
  { tx, actor, ifMatch }: Pick<Context, 'tx' | 'actor' | 'ifMatch'>,
  askId: string,
  action: AskAction,
): Promise<Held | Refusal> {
  assert(actor.kind === 'person', 'Asks are changed by persons.')
  const record = await lockAsk(tx, askId)
  if (!record) return refuse('request.notFound')
  const standing = await standingFor(tx, actor, record)
  if (standing === 'stranger') return refuse('request.notFound')
  const isTheirs = standing === 'asker' || (action === 'begin' && standing === 'helper')
  if (!isTheirs) return refuse('ask.onlyTheAsker')
  if (ifMatch !== undefined && ifMatch !== String(record.ask.version))
    return refuse('request.changedMeanwhile')
  return { actor, record, standing }
}

async function checkAudience(tx: Tx, actor: PersonActor, audience: Audience | null): Promise<Refusal | null> {
  if (audience?.kind === 'team' && actor.teamId === null) return refuse('ask.noTeam')
  if (audience?.kind !== 'people') return null
  const ids = [...new Set(audience.people)]
  if (ids.includes(actor.personId)) return refuse('ask.namedSelf')
  const people = await listPeopleByIds(tx, ids)
  const reach = await loadReach(tx, ids)
  const can = people.filter((person) => isActive(person, tx.now) && reach.get(person.id)?.optedOut !== true)
  const cannot = ids.length - can.length
  return cannot === 0 ? null : refuse('ask.cannotName', { count: cannot })
}

async function daysOf(tx: Tx, actor: PersonActor): Promise<{ zone: string; dayEnds: DayEnds }> {
  const person = await loadPerson(tx, actor.personId)
  const reach = (await loadReach(tx, [actor.personId])).get(actor.personId)
  const zone = reach?.zone ?? person?.zone ?? 'UTC'
  return { zone, dayEnds: (weekday) => endOfDay(reach, weekday) }
}

function endOfDay(reach: Reach | undefined, weekday: keyof NonNullable<Reach['hours']>): string | null {
  const hours = reach?.hours
  if (!hours) return weekday === 'sat' || weekday === 'sun' ? null : '17:00'
  return hours[weekday]?.[1] ?? null
}

/** Thanks and credit go to people whom the ask reached, or who said yes. */
async function wereReached(tx: Tx, record: AskRecord, people: readonly string[]): Promise<boolean> {
  const seen = new Set(await listViewers(tx, record.id))
  const { seenBy } = record.ask
  if (people.every((personId) => seen.has(personId))) return true
  if (seenBy !== 'everyone' && seenBy !== 'team') return false
  const found = await listPeopleByIds(tx, [...people])
  return (
    found.length === people.length &&
    (seenBy === 'everyone' || found.every((p) => p.teamId === record.teamId))
  )
}

function contentOf(input: CreateAsk): AskContent {
  return {
    text: input.text,
    effortMinutes: input.effortMinutes ?? null,
    needBy: input.needBy ?? null,
    why: input.why ?? null,
    audience: input.audience ?? null,
    widen: sorted(input.widen ?? []),
    urgent: input.urgent ?? false,
    passing: input.passing ?? false,
    guess: input.guess ?? null,
  }
}

type Fields = Omit<EditAsk, 'askId'>

function changesOf(fields: Fields): Partial<AskContent> {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { ...given, ...(fields.widen ? { widen: sorted(fields.widen) } : {}) }
}

function sorted(widen: readonly Widening[]): Widening[] {
  return [...widen].sort((a, b) => a.at - b.at)
}

export { lockAsk }
