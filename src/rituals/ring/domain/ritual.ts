import type { Ritual } from '#src/rituals/contract.ts'
import type { RingCommand } from './commands.ts'
import { decide, wakeAt } from './decide.ts'
import { evolve } from './evolve.ts'
import { phaseOf } from './phases.ts'
import { showing } from './showing.ts'
import { viewTotals } from './totals.ts'
import type { RingEvent, RingState } from './state.ts'

/** The ring as a ritual: everybody asks, everybody offers, and the promises are kept afterwards. */
export const ring: Ritual<RingState, RingCommand, RingEvent> = {
  id: 'ring',
  decide,
  evolve,
  wakeAt,
  tick: { kind: 'tick' },
  presence: (change) => ({ kind: 'presence', ...change }),
  follows(before, after) {
    const phase = phaseOf(after)
    if (phaseOf(before) === phase) return []
    const isWall = phase === 'wall' || (phase === 'work' && after.plan.form === 'async')
    return [...(isWall ? ['fit'] : []), ...(phase === 'closed' ? ['outside'] : [])]
  },
  forget: (seatIds) => ({ kind: 'forget', seatIds }),
  guests: (state) =>
    Object.values(state.seats).flatMap(({ id, personId, name }) =>
      personId === null && name !== '' ? [id] : [],
    ),
  standing(state) {
    const phase = phaseOf(state)
    const seats = Object.values(state.seats).filter(({ gone }) => gone === null)
    return {
      stage: phase === 'lobby' ? 'coming' : phase === 'closed' ? 'past' : 'live',
      title: state.plan.title,
      startsAt: state.plan.startsAt,
      figures: figuresOf(state),
      seats: seats.map(({ id, personId, hereBy }) => ({ id, personId, hereBy })),
    }
  },
  admits(state, { seatId }) {
    return seatId === null || (state.seats[seatId] !== undefined && state.seats[seatId].gone !== 'removed')
  },
  showing,
}

function figuresOf(state: RingState): Record<string, number> {
  const { cards, offers, cardsWithOffer, introductions } = viewTotals(state)
  const promised = Object.values(state.offers).filter(({ promise }) => promise !== null).length
  return { asks: cards, offers, asksWithOffer: cardsWithOffer, introductions, promised }
}
