import { hasBegun, phaseOf } from './phases.ts'
import type { Card, Offer, RingState } from './state.ts'

const ALL_CARDS: readonly string[] = ['wall', 'drawing', 'tally', 'promises', 'closed']

/** Whether a card may be seen by others than its writer: once it has been before its table, or all hang on the wall. */
export function isShown(state: RingState, card: Card): boolean {
  if (!card.isReady || state.seats[card.seatId]?.gone === 'removed') return false
  if (state.plan.form === 'async') return hasBegun(state)
  return card.readAt !== null || ALL_CARDS.includes(phaseOf(state))
}

/** 'I can help' and 'I know someone' are offers; 'me too' only says that somebody needs the same. */
export function isHelp({ kind, isHeld }: Offer): boolean {
  return kind !== 'too' && !isHeld
}

export function offersOn(state: RingState, cardId: string): Offer[] {
  return (state.offersOfCard[cardId] ?? []).flatMap((id) => state.offers[id] ?? [])
}

export function hasHelp(state: RingState, cardId: string): boolean {
  return offersOn(state, cardId).some(isHelp)
}

/**
 * Whether a seat may read a card after the ring has closed. A personal card is then for whoever wrote it and for
 * those who offered to help with it.
 */
export function mayRead(state: RingState, card: Card, seatId: string | null): boolean {
  if (card.round === 'work' || phaseOf(state) !== 'closed') return true
  if (card.seatId === seatId) return true
  return offersOn(state, card.id).some((offer) => offer.fromSeatId === seatId && offer.kind !== 'too')
}
