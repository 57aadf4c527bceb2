import { ONE_TABLE, phasesOf } from './phases.ts'
import type { RingState, Run, Seat, Table } from './state.ts'

export const TABLE_SIZE = 16

/** Everybody who is here at their tables: one circle up to thirty, several of about sixteen above. */
export function composeTables(state: RingState): Run {
  const seats = Object.values(state.seats).filter(({ gone }) => gone === null)
  const count = seats.length <= ONE_TABLE ? 1 : Math.ceil(seats.length / TABLE_SIZE)
  const groups = spread(hostFirst(seats, state.hostId), count)
  const tables = groups.map((group, place): Table => {
    const earlier = state.run.tables[place]
    return {
      id: earlier?.id ?? `${state.id}-${place + 1}`,
      number: place + 1,
      seatIds: group.map(({ id }) => id),
      turn: null,
      turns: (earlier?.turns ?? 0) + 1,
      done: [],
      skipped: [],
    }
  })
  const heads = Math.max(...groups.map(({ length }) => length))
  return { ...state.run, tables, phases: phasesOf(state.plan, heads, count > 1) }
}

function hostFirst(seats: readonly Seat[], hostId: string | null): Seat[] {
  return [...seats].sort((a, b) => Number(b.id === hostId) - Number(a.id === hostId))
}

/** Teams one after the other, dealt to the tables like cards: each team over as many tables as it has people. */
function spread(seats: readonly Seat[], count: number): Seat[][] {
  const tables: Seat[][] = Array.from({ length: count }, () => [])
  const [host, ...others] = seats
  const byTeam =
    count === 1 ? others : others.toSorted((a, b) => (a.teamId ?? '').localeCompare(b.teamId ?? ''))
  const dealt = host ? [host, ...byTeam] : byTeam
  dealt.forEach((seat, place) => tables[place % count]?.push(seat))
  return tables
}
