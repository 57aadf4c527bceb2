import { DAY, later } from '#engine/time/instant.ts'
import { acceptAsk, changeAsk, closeAsk, createAsk, lockAsk } from '#features/asks/commands.ts'
import { exampleId } from '#features/asks/schema.ts'
import { agreeTime } from '#features/times/commands.ts'
import type { PersonActor } from '#platform/actor.ts'
import { command, type Context } from '#platform/operation.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import type { Offer, RingState } from '../domain/state.ts'
import { ofSeat, seeRing } from '../queries/queries.ts'
import { Done, SettlePromise } from '../schema.ts'
import { insertPromise, markSettled } from '../store.ts'
import { actAs } from './act.ts'

/** What a promise is held by in both calendars. */
const HOLD_MINUTES = 20
export const FOLLOW_UPS = [1, 7, 30] as const

export const settlePromise = command({
  name: 'ring.settle',
  http: 'POST /rings/{ringId}/promises/{offerId}',
  summary: 'Take an offer as a promise, say that it was kept, or let it go.',
  access: ofSeat,
  input: SettlePromise,
  output: Done,
  example: {
    input: { ringId: exampleId, offerId: '2c5e8g1j4m7p0r3t6v9x2z5b8d', to: 'promised' },
    output: { seq: 16 },
  },
  async run(context, { ringId, offerId, to, when, channel, outcome, keep }) {
    const seen = await seeRing(context, ringId)
    if (isRefusal(seen)) return seen
    const before = seen.state.offers[offerId]?.promise ?? null
    const said = {
      kind: 'settle',
      offerId,
      to,
      when: when ?? null,
      channel: channel || null,
      askId: null,
    } as const
    const acted = await actAs(context, ringId, said)
    if (isRefusal(acted) || acted.events.length === 0) return isRefusal(acted) ? acted : { seq: acted.seq }
    const offer = acted.state.offers[offerId] as Offer
    const follows =
      to === 'promised'
        ? await take(context, acted.state, offer)
        : await end(context, offer, { to, note: outcome ?? null, keep })
    if (isRefusal(follows)) return follows
    if (follows === null || before?.askId === follows) return { seq: acted.seq }
    const kept = await actAs(context, ringId, { ...said, askId: follows })
    return isRefusal(kept) ? kept : { seq: kept.seq }
  },
})

/**
 * The promise is written down, and its giver will be reminded. Where both have accounts it becomes an ask that the
 * helper has accepted, with its time if there is one; of a personal card nobody but the two sees anything.
 *
 * @returns the ask's id, or null where one of them is a guest
 */
async function take(context: Context, state: RingState, offer: Offer): Promise<string | null | Refusal> {
  const { tx, actor } = context
  const card = state.cards[offer.cardId]
  const helperId = state.seats[offer.fromSeatId]?.personId ?? null
  const known = offer.promise?.askId ?? null
  if (!card || actor.kind !== 'person' || helperId === null) {
    await write(context, { state, offer, askId: null, helperId })
    return null
  }
  const askId = known ?? (await openAsk(context, actor, { text: card.text, helperId, line: offer.line }))
  if (isRefusal(askId)) return askId
  await write(context, { state, offer, askId, helperId })
  const startsAt = offer.promise?.when ?? null
  const record = startsAt === null ? null : await lockAsk(tx, askId)
  if (startsAt === null || record === null) return askId
  const meeting = { askerId: actor.personId, helperId }
  const agreed = await agreeTime(tx, actor, { record, meeting, startsAt })
  return isRefusal(agreed) ? agreed : askId
}

async function openAsk(
  context: Context,
  actor: PersonActor,
  { text, helperId, line }: { readonly text: string; readonly helperId: string; readonly line: string },
): Promise<string | Refusal> {
  const audience = { kind: 'people' as const, people: [helperId] }
  const ask = await createAsk.run(context, { text, audience, effortMinutes: HOLD_MINUTES, send: true })
  if (isRefusal(ask)) return ask
  const accepted = await acceptAsk(context.tx, ask.id, helperId, { actor, ...(line ? { words: line } : {}) })
  return isRefusal(accepted) ? accepted : ask.id
}

interface Written {
  readonly state: RingState
  readonly offer: Offer
  readonly askId: string | null
  readonly helperId: string | null
}

async function write({ tx, actor }: Context, { state, offer, askId, helperId }: Written): Promise<void> {
  const askerId = actor.kind === 'person' ? actor.personId : null
  const isNew = await insertPromise(tx, { offerId: offer.id, ringId: state.id, askId, askerId, helperId })
  if (!isNew) return
  for (const days of FOLLOW_UPS) {
    const key = `ring.followUp:${offer.id}:${days}`
    const payload = { ringId: state.id, offerId: offer.id, days }
    tx.enqueue({ kind: 'ring.followUp', key, payload, dueAt: later(tx.now, days * DAY) })
  }
}

interface Ending {
  readonly to: 'kept' | 'released'
  readonly note: string | null
  readonly keep: boolean
}

/** The ask ends with its promise: solved, and evidence as far as its asker wants; or not, without a word about why. */
async function end(context: Context, offer: Offer, { to, note, keep }: Ending): Promise<null | Refusal> {
  const { tx, actor } = context
  await markSettled(tx, offer.id)
  const askId = offer.promise?.askId ?? null
  const record = askId === null ? null : await lockAsk(tx, askId)
  if (askId === null || record === null || record.ask.state.kind === 'closed') return null
  if (to === 'kept') {
    const closed = await closeAsk.run(context, { askId, outcome: 'solved', keep, ...(note ? { note } : {}) })
    return isRefusal(closed) ? closed : null
  }
  const closing = { outcome: 'not', note, helpers: null, keep: false, minutesSaved: null } as const
  const closed = await changeAsk(tx, record, { kind: 'close', closing }, { actor })
  return isRefusal(closed) ? closed : null
}
