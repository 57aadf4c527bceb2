import { exampleId } from '#features/asks/schema.ts'
import { unseat } from '#features/gatherings/commands/seats.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import type { Leading, Pressing } from '../domain/commands.ts'
import { stepOf } from '../domain/press.ts'
import { viewOffer } from '../domain/view.ts'
import { ofSeat } from '../queries/queries.ts'
import {
  CardDone,
  Done,
  GiveOffer,
  OfferPath,
  OfferView,
  Press,
  Pressed,
  RingPath,
  SeenCards,
  TellTally,
  WriteCard,
} from '../schema.ts'
import { actAs } from './act.ts'
import { needsTables, weighLater } from './schedule.ts'

const exampleOffer = {
  id: '2c5e8g1j4m7p0r3t6v9x2z5b8d',
  cardId: '9f2h5k8n1q4s7v0y3a6c9e2g5j',
  fromSeatId: '3c6e9g2j5m8p1r4t7w0z3b6d9f',
  kind: 'help' as const,
  line: 'I wrote that setting.',
  at: '2026-05-18T13:20:00.000Z',
}
const exampleCard = {
  id: exampleOffer.cardId,
  round: 'work' as const,
  text: 'Our nightly export times out. Who could look at the pooler with me for 20 minutes by Thursday?',
  isReady: true,
  mayGoOutside: false,
}

export const writeCard = command({
  name: 'ring.writeCard',
  http: 'PUT /rings/{ringId}/cards/{round}',
  summary: 'Write my card for a round, or say that it is ready; nobody else sees it before its turn.',
  access: ofSeat,
  input: WriteCard,
  output: CardDone,
  example: {
    input: { ringId: exampleId, round: 'work', text: exampleCard.text, isReady: true },
    output: { seq: 7, card: exampleCard },
  },
  async run(context, { ringId, ...card }) {
    const acted = await actAs(context, ringId, { kind: 'write', ...card })
    if (isRefusal(acted)) return acted
    const written = Object.values(acted.state.cards).find(
      ({ seatId, round }) => seatId === acted.seatId && round === card.round,
    )
    assert(written, 'A card that was written is there.')
    if (needsTables(acted.state)) weighLater(context.tx, ringId)
    const { id, round, text, isReady, mayGoOutside } = written
    return { seq: acted.seq, card: { id, round, text, isReady, mayGoOutside } }
  },
})

export const giveRingOffer = command({
  name: 'ring.offer',
  http: 'POST /rings/{ringId}/cards/{cardId}/offers',
  summary: 'I can help, I know someone, or me too: one of each from each seat, however often it is tapped.',
  access: ofSeat,
  input: GiveOffer,
  output: OfferView,
  status: 201,
  example: {
    input: { ringId: exampleId, cardId: exampleOffer.cardId, kind: 'help', line: exampleOffer.line },
    output: exampleOffer,
  },
  async run(context, { ringId, cardId, kind, line, note }) {
    const said = { kind: 'offer', cardId, offer: kind, line, note: note || null } as const
    const acted = await actAs(context, ringId, said)
    if (isRefusal(acted)) return acted
    const given = (acted.state.offersOfCard[cardId] ?? [])
      .map((id) => acted.state.offers[id])
      .find((offer) => offer?.fromSeatId === acted.seatId && offer.kind === kind)
    assert(given, 'An offer that was given is there.')
    return viewOffer(given)
  },
})

export const withdrawRingOffer = command({
  name: 'ring.withdrawOffer',
  http: 'DELETE /rings/{ringId}/offers/{offerId}',
  summary: 'Take an offer of mine back, as long as nobody has taken it.',
  access: ofSeat,
  input: OfferPath,
  output: Done,
  example: { input: { ringId: exampleId, offerId: exampleOffer.id }, output: { seq: 12 } },
  async run(context, { ringId, offerId }) {
    const acted = await actAs(context, ringId, { kind: 'withdraw', offerId })
    return isRefusal(acted) ? acted : { seq: acted.seq }
  },
})

export const seeCards = command({
  name: 'ring.see',
  http: 'POST /rings/{ringId}/seen',
  summary: 'These cards have been before me.',
  access: ofSeat,
  input: SeenCards,
  output: Done,
  example: { input: { ringId: exampleId, cardIds: [exampleOffer.cardId] }, output: { seq: 13 } },
  async run(context, { ringId, cardIds }) {
    const acted = await actAs(context, ringId, { kind: 'see', cardIds })
    return isRefusal(acted) ? acted : { seq: acted.seq }
  },
})

export const pressRing = command({
  name: 'ring.press',
  http: 'POST /rings/{ringId}/press',
  summary: 'One press of whoever leads; a second one on the same step does nothing.',
  access: ofSeat,
  input: Press,
  output: Pressed,
  example: { input: { ringId: exampleId, press: 'next', from: 'r0' }, output: { seq: 14, step: 'r1' } },
  async run(context, { ringId, press, from, tableId, aboutId }) {
    const said: Pressing | Leading = isOfPeople(press)
      ? { kind: 'lead', press, aboutId: aboutId ?? '' }
      : { kind: 'press', press, from, tableId, aboutId }
    const acted = await actAs(context, ringId, said)
    if (isRefusal(acted)) return acted
    if (press === 'remove' && aboutId !== undefined) await unseat(context.tx, aboutId)
    return { seq: acted.seq, step: stepOf(acted.state) }
  },
})

type OfPeople = Leading['press']

function isOfPeople(press: Pressing['press'] | OfPeople): press is OfPeople {
  return ['remove', 'show', 'hide', 'handOver', 'cohost'].includes(press)
}

export const tellTally = command({
  name: 'ring.tell',
  http: 'PUT /rings/{ringId}/tally',
  summary: 'My own estimate of what it was worth; summed for everybody from five on.',
  access: ofSeat,
  input: TellTally,
  output: Done,
  example: { input: { ringId: exampleId, hours: 3, worth: null, importance: 4 }, output: { seq: 15 } },
  async run(context, { ringId, thanks, ...told }) {
    const tally = { ...told, thanks: thanks || null }
    const acted = await actAs(context, ringId, { kind: 'tell', tally })
    return isRefusal(acted) ? acted : { seq: acted.seq }
  },
})

export const leaveRing = command({
  name: 'ring.leave',
  http: 'POST /rings/{ringId}/leave',
  summary: 'Leave the ring; my card and my offers stay.',
  access: ofSeat,
  input: RingPath,
  output: Done,
  example: { input: { ringId: exampleId }, output: { seq: 17 } },
  async run(context, { ringId }) {
    const acted = await actAs(context, ringId, { kind: 'leave' })
    return isRefusal(acted) ? acted : { seq: acted.seq }
  },
})
