import type { RingState, Table } from './state.ts'

/** Whether this seat leads the ring: its host, or a cohost. */
export function isLeading(state: RingState, seatId: string | null): boolean {
  if (seatId === null) return false
  const seat = state.seats[seatId]
  return seat !== undefined && seat.gone === null && (state.hostId === seatId || seat.isCohost)
}

/** At one of several tables somebody presses for the table alone: the first of it who has an account and is here. */
export function leadsTable(state: RingState, table: Table | null, seatId: string): boolean {
  return table !== null && leaderOf(state, table) === seatId
}

export function leaderOf(state: RingState, table: Table): string | null {
  const people = table.seatIds.filter(
    (id) => state.seats[id]?.personId !== null && state.seats[id]?.gone === null,
  )
  return people.find((id) => state.seats[id]?.hereBy !== null) ?? people[0] ?? null
}

export function roleOf(state: RingState, seatId: string | null): 'host' | 'cohost' | 'participant' | 'stage' {
  if (seatId === null) return 'stage'
  if (state.hostId === seatId) return 'host'
  return state.seats[seatId]?.isCohost ? 'cohost' : 'participant'
}
