import type { Instant } from '#engine/time/instant.ts'
import { startTimer } from '#src/rituals/contract/timer.ts'
import type { Round } from '../schema.ts'
import { cardsOf } from './cards.ts'
import { turnSeconds } from './phases.ts'
import type { Card, RingState, Run, Table } from './state.ts'

/**
 * Whose cards come at this table, in their order: around the circle, without those that have had their turn, that
 * were skipped, or whose people are away. Whoever comes later sits at the end of it, and so comes at the end.
 */
export function upcoming(state: RingState, table: Table, round: Round): Card[] {
  const over = new Set([...table.done, ...table.skipped, table.turn?.cardId ?? ''])
  return table.seatIds.flatMap((seatId) => {
    const seat = state.seats[seatId]
    const card = cardsOf(state, seatId).find((one) => one.round === round && one.isReady)
    if (!card || !seat || seat.gone !== null || over.has(card.id)) return []
    return seat.hereBy === null && state.plan.form === 'live' ? [] : [card]
  })
}

/** The table with this card before it. */
export function withTurn(state: RingState, table: Table, card: Card, now: Instant): Table {
  const timer = startTimer(turnSeconds(state.plan, card.round), now)
  return {
    ...table,
    turn: { cardId: card.id, seatId: card.seatId, timer },
    turns: table.turns + 1,
    done: [...table.done.filter((id) => id !== card.id), card.id],
    skipped: table.skipped.filter((id) => id !== card.id),
  }
}

/** The table one card further; without a turn where none comes. */
export function nextTurn(state: RingState, table: Table, round: Round, now: Instant): Table {
  const [card] = upcoming(state, table, round)
  if (card) return withTurn(state, table, card, now)
  return { ...table, turn: null, turns: table.turns + 1 }
}

/** The table with the card before it again that came before the present one; null where there was none. */
export function earlierTurn(state: RingState, table: Table, now: Instant): Table | null {
  const at = table.turn ? table.done.indexOf(table.turn.cardId) : table.done.length
  const card = state.cards[table.done[at - 1] ?? '']
  if (!card) return null
  const timer = startTimer(turnSeconds(state.plan, card.round), now)
  const done = table.turn ? table.done.filter((id) => id !== table.turn?.cardId) : table.done
  return { ...table, turn: { cardId: card.id, seatId: card.seatId, timer }, turns: table.turns + 1, done }
}

/** This card laid aside, to be called again later. */
export function skipTurn(state: RingState, table: Table, round: Round, now: Instant): Table {
  const cardId = table.turn?.cardId
  if (cardId === undefined) return table
  const aside = {
    ...table,
    turn: null,
    done: table.done.filter((id) => id !== cardId),
    skipped: [...table.skipped, cardId],
  }
  return nextTurn(state, aside, round, now)
}

/** Every table at the beginning of a round. */
export function beginRound(state: RingState, run: Run, round: Round, now: Instant): Run {
  const tables = run.tables.map((table) =>
    nextTurn(state, { ...table, turn: null, done: [], skipped: [] }, round, now),
  )
  return { ...run, tables }
}

export function tableOf(state: RingState, seatId: string): Table | undefined {
  const tableId = state.seats[seatId]?.tableId
  return state.run.tables.find(({ id }) => id === tableId)
}

export function replaceTable(run: Run, table: Table): Run {
  return { ...run, tables: run.tables.map((other) => (other.id === table.id ? table : other)) }
}
