import type { RingHead } from '../schema.ts'
import { isSeatReady } from './decide.ts'
import { isHelp, offersOn } from './sight.ts'
import type { Offer, RingState } from './state.ts'

/** The sum of what participants told is shown from so many of them on. */
const LEAST_TOLD = 5

/** Figures that everybody may see; none of them says who gave or asked how much. */
export function viewTotals(state: RingState): RingHead['totals'] {
  const seats = Object.values(state.seats).filter(({ gone }) => gone === null)
  const cards = Object.values(state.cards).filter(
    (card) => card.isReady && state.seats[card.seatId]?.gone !== 'removed',
  )
  const offers = cards.flatMap((card) => offersOn(state, card.id)).filter(isHelp)
  const told = seats.flatMap(({ tally }) => (tally?.hours === null || tally === null ? [] : [tally.hours]))
  return {
    seats: seats.length,
    ready: seats.filter(({ id }) => isSeatReady(state, id)).length,
    cards: cards.length,
    offers: offers.length,
    cardsWithOffer: new Set(offers.map(({ cardId }) => cardId)).size,
    introductions: offers.filter(({ kind }) => kind === 'know').length,
    newPairs: newPairs(state, offers),
    hours: told.length < LEAST_TOLD ? null : told.reduce((sum, hours) => sum + hours, 0),
    told: told.length,
  }
}

/** Pairs of asker and helper from different teams; guests are of no team here, and new to everybody. */
function newPairs(state: RingState, offers: readonly Offer[]): number {
  const pairs = offers.flatMap((offer) => {
    const helper = state.seats[offer.fromSeatId]
    const asker = state.seats[state.cards[offer.cardId]?.seatId ?? '']
    if (!helper || !asker || (helper.teamId !== null && helper.teamId === asker.teamId)) return []
    return [[helper.id, asker.id].sort().join(' ')]
  })
  return new Set(pairs).size
}
