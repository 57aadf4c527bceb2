import type { Card, RingState } from './state.ts'

/** The cards of a seat, one for each round that it wrote for. */
export function cardsOf(state: RingState, seatId: string): Card[] {
  return (state.cardsOfSeat[seatId] ?? []).flatMap((id) => state.cards[id] ?? [])
}

/** The ring with a card that is new, or that its seat wrote again. */
export function withCard(state: RingState, card: Card): RingState {
  const cards = { ...state.cards, [card.id]: card }
  if (state.cards[card.id]) return { ...state, cards, ...forgetting(state, card) }
  const ids = [...(state.cardsOfSeat[card.seatId] ?? []), card.id]
  return { ...state, cards, cardsOfSeat: { ...state.cardsOfSeat, [card.seatId]: ids } }
}

/** Other words want other helpers. */
function forgetting({ potential, cards }: RingState, { id, text }: Card): Pick<RingState, 'potential'> {
  if (potential?.[id] === undefined || cards[id]?.text === text) return {}
  const { [id]: _, ...rest } = potential
  return { potential: rest }
}
