import { type Instant, toIso } from '#engine/time/instant.ts'
import type { Timer } from '#src/rituals/contract/timer.ts'
import type { CardView, Clock, OfferView, SeatView, TableView } from '../schema.ts'
import { phaseOf, roundOf } from './phases.ts'
import { turnStepOf } from './press.ts'
import type { Card, Offer, RingState, Seat, Table } from './state.ts'
import { offersOn } from './sight.ts'
import { upcoming } from './turns.ts'

/** Things of a ring as they stand in a view; what may be in whose view is decided elsewhere. */

export function viewClock({ seconds, endsAt, leftMs }: Timer): Clock {
  return { seconds, endsAt: isoOf(endsAt), leftSeconds: leftMs === null ? null : Math.ceil(leftMs / 1_000) }
}

export function isoOf(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}

export function viewTable(state: RingState, table: Table): TableView {
  const round = roundOf(state)
  const coming = round === null ? [] : upcoming(state, table, round)
  const { id, number, turn, done } = table
  return {
    id,
    number,
    seatIds: table.seatIds.filter((seatId) => state.seats[seatId]?.gone === null),
    turn: turn && {
      cardId: turn.cardId,
      seatId: turn.seatId,
      step: turnStepOf(state, table),
      clock: viewClock(turn.timer),
    },
    nextSeatIds: coming.slice(0, 2).map(({ seatId }) => seatId),
    turnsDone: done.length - (turn ? 1 : 0),
    turnsAll: done.length + coming.length,
  }
}

/** Seats that have read their card aloud in this round, and those that are doing so are not yet among them. */
export function spokenSeats(state: RingState): ReadonlySet<string> {
  const spoken = state.run.tables.flatMap(({ done, turn }) => done.filter((id) => id !== turn?.cardId))
  return new Set(spoken.map((id) => state.cards[id]?.seatId ?? ''))
}

export function viewSeat(state: RingState, seat: Seat, spoken: ReadonlySet<string>): SeatView {
  const isHidden = !state.plan.namesWhileWriting && phaseOf(state) === 'writing'
  return {
    id: seat.id,
    tableId: seat.tableId,
    name: isHidden ? '' : seat.name,
    isGuest: seat.personId === null,
    isHere: seat.hereBy !== null,
    hasSpoken: spoken.has(seat.id),
  }
}

export function viewCard(state: RingState, card: Card): CardView {
  const { id, seatId, round, text } = card
  const tooCount = offersOn(state, id).filter(({ kind, isHeld }) => kind === 'too' && !isHeld).length
  const tableId = state.seats[seatId]?.tableId ?? null
  return { id, seatId, tableId, round, text, hasBeenRead: card.readAt !== null, tooCount }
}

export function viewOffer({ id, cardId, fromSeatId, kind, line, at }: Offer): OfferView {
  return { id, cardId, fromSeatId, kind, line, at: toIso(at) }
}
