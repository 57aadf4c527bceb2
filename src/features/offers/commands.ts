import { acceptAsk, remark } from '#features/asks/commands.ts'
import { type AskRecord, seeAsk, viewAsk } from '#features/asks/queries.ts'
import { AskView, exampleAsk, exampleId } from '#features/asks/schema.ts'
import { lockAsk } from '#features/asks/commands.ts'
import { tell } from '#features/notices/commands.ts'
import { command } from '#platform/operation.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { viewOffers } from './queries.ts'
import { exampleOffer, GiveOffer, OfferView, TakeOffer } from './schema.ts'
import { findOffer, markTaken, putOffer } from './store.ts'

const object = { param: 'askId', belongsTo: 'audience', others: 404 } as const

export const giveOffer = command({
  name: 'offers.give',
  http: 'POST /asks/{askId}/offers',
  summary: '"I can help", said to an ask that I may see. A yes once the asker takes it.',
  access: { who: 'person', scope: 'asks', object },
  input: GiveOffer,
  output: OfferView,
  status: 201,
  example: { input: { askId: exampleId, text: exampleOffer.text ?? '' }, output: exampleOffer },
  about: (view) => view.id,
  async run({ tx, actor }, { askId, text }) {
    await lockAsk(tx, askId)
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const { record, standing } = seen
    if (standing === 'asker') return refuse('ask.ownAsk')
    const { kind } = record.ask.state
    if (kind === 'closed') return refuse('ask.closed')
    if (kind !== 'open') return refuse('ask.alreadyAccepted')
    const { personId, simulated } = seen.actor
    const { row, isNew } = await putOffer(tx, { askId, personId, text: text?.trim() || null, simulated })
    if (row.state !== 'open') return refuse('offer.notOpen')
    const words = row.text ? { words: row.text } : {}
    if (isNew) await remark(tx, { askId, kind: 'offer', personId, seenBy: 'asker', simulated, ...words })
    await tell(tx, {
      personId: record.askerId,
      kind: 'offers.given',
      about: { kind: 'offer', id: row.id },
      askId,
      fromId: personId,
    })
    const about = { kind: 'ask', id: askId }
    // other words are for the asker alone: to the audience the offer is as it was
    const hear = [
      { about, people: [personId, record.askerId] },
      ...(isNew ? [{ about, audienceOf: about }] : []),
    ]
    tx.append({ type: 'offer.given', about, payload: { askId, offerId: row.id, personId }, hear })
    const [view] = await viewOffers(tx, seen, [row])
    return view as OfferView
  },
})

export const takeOffer = command({
  name: 'offers.take',
  http: 'POST /asks/{askId}/offers/{offerId}/take',
  summary: 'Take an offer: it becomes the yes.',
  access: { who: 'person', scope: 'asks', object: { ...object, belongsTo: 'asker' } },
  input: TakeOffer,
  output: AskView,
  example: {
    input: { askId: exampleId, offerId: exampleOffer.id },
    output: { ...exampleAsk, state: 'accepted', helpers: [exampleOffer.person] },
  },
  async run({ tx, actor }, { askId, offerId }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const next = await takeOfferOf(tx, seen, offerId)
    return isRefusal(next) ? next : viewAsk(tx, seen.actor, next)
  },
})

type Seen = Exclude<Awaited<ReturnType<typeof seeAsk>>, Refusal>

/** The asker takes an offer of their ask: whose it was is the helper from now on, and hears so once. */
export async function takeOfferOf(tx: Tx, seen: Seen, offerId: string): Promise<AskRecord | Refusal> {
  if (seen.standing !== 'asker') return refuse('ask.onlyTheAsker')
  const askId = seen.record.id
  await lockAsk(tx, askId)
  const offer = await findOffer(tx, askId, offerId)
  if (!offer) return refuse('request.notFound')
  const words = offer.text ? { words: offer.text } : {}
  const helper = { ...seen.actor, simulated: offer.simulated }
  const next = await acceptAsk(tx, askId, offer.personId, { actor: helper, ...words })
  if (isRefusal(next)) return next
  if (offer.state !== 'taken') {
    await markTaken(tx, offerId)
    await tell(tx, {
      personId: offer.personId,
      kind: 'offers.taken',
      about: { kind: 'offer', id: offer.id },
      askId,
      fromId: seen.actor.personId,
    })
  }
  return next
}
