import { toIso } from '#engine/time/instant.ts'
import { forgetSeats } from '#features/gatherings/commands/forget.ts'
import { readState, seatsOfPerson } from '#features/gatherings/queries/state.ts'
import type { Personal } from '#platform/personal.ts'
import { ServiceBox } from '#platform/service.ts'
import { ring } from './domain/ritual.ts'
import type { RingState } from './domain/state.ts'
import { forgetPromises } from './store.ts'

export const personal: Personal = {
  async exportFor(tx, personId) {
    const rings = []
    for (const { gatheringId, id } of await seatsOfPerson(tx, ring.id, personId)) {
      const held = await readState(tx, ring, gatheringId)
      if (held) rings.push(ofSeat(held.state, id))
    }
    return { rings }
  },
  async erase(tx, personId) {
    await forgetPromises(tx, personId)
    const context = { tx, services: new ServiceBox() }
    for (const { gatheringId, id } of await seatsOfPerson(tx, ring.id, personId)) {
      await forgetSeats(context, ring, gatheringId, [id])
    }
  },
}

/** What this seat said and was offered; of the others nothing but what was said to this one. */
function ofSeat(state: RingState, seatId: string) {
  const cards = Object.values(state.cards).filter((card) => card.seatId === seatId)
  const own = new Set(cards.map(({ id }) => id))
  const offers = Object.values(state.offers)
  const view = (offer: (typeof offers)[number]) => {
    const { cardId, kind, line, note, at, promise } = offer
    return { cardId, kind, line, note, at: toIso(at), promise: promise?.state ?? null }
  }
  return {
    title: state.plan.title,
    startsAt: toIso(state.plan.startsAt),
    cards: cards.map(({ id, round, text, isReady }) => ({ id, round, text, isReady })),
    offersGiven: offers.filter(({ fromSeatId }) => fromSeatId === seatId).map(view),
    offersReceived: offers.filter(({ cardId }) => own.has(cardId)).map(view),
    tally: state.seats[seatId]?.tally ?? null,
  }
}
