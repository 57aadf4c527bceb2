import type { Ritual } from '#src/rituals/contract.ts'
import type { RingCommand } from './commands.ts'
import { decide, wakeAt } from './decide.ts'
import { evolve } from './evolve.ts'
import { phaseOf } from './phases.ts'
import { showing } from './showing.ts'
import type { RingEvent, RingState } from './state.ts'

/** The ring as a ritual: everybody asks, everybody offers, and the promises are kept afterwards. */
export const ring: Ritual<RingState, RingCommand, RingEvent> = {
  id: 'ring',
  decide,
  evolve,
  wakeAt,
  tick: { kind: 'tick' },
  presence: (change) => ({ kind: 'presence', ...change }),
  standing(state) {
    const phase = phaseOf(state)
    const seats = Object.values(state.seats).filter(({ gone }) => gone === null)
    return {
      stage: phase === 'lobby' ? 'coming' : phase === 'closed' ? 'past' : 'live',
      title: state.plan.title,
      startsAt: state.plan.startsAt,
      seats: seats.map(({ id, personId, hereBy }) => ({ id, personId, hereBy })),
    }
  },
  admits(state, { seatId }) {
    return seatId === null || (state.seats[seatId] !== undefined && state.seats[seatId].gone !== 'removed')
  },
  showing,
}
