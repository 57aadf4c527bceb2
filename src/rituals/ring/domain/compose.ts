import { composeTables as composeHall } from '#engine/grouping/tables.ts'
import { ONE_TABLE, phasesOf, TABLE_SIZE } from './phases.ts'
import type { RingState, Run, Seat, Table } from './state.ts'

/** Between how few and how many sit at one of several tables. */
const BOUNDS = { least: 8, most: 24 }
/** Looks at the tables in thousands of swaps: a fifth of a second for five hundred people. */
const PATIENCE = 120

/** Everybody who is in it at their tables: one circle up to thirty, several of about sixteen above. */
export function composeTables(state: RingState): Run {
  const seats = Object.values(state.seats).filter(({ gone }) => gone === null)
  const isOne = seats.length <= ONE_TABLE || state.plan.form === 'async'
  const groups = hostFirst(isOne ? [seats] : mixed(state, seats), state.hostId)
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
  return { ...state.run, tables, phases: phasesOf(state.plan, heads, groups.length > 1) }
}

/** The host's table is the first, and the host its first: whoever leads asks first. */
function hostFirst(groups: readonly (readonly Seat[])[], hostId: string | null): Seat[][] {
  const isHosts = (seat: Seat) => Number(seat.id === hostId)
  const tables = groups.map((group) => group.toSorted((a, b) => isHosts(b) - isHosts(a)))
  return tables.toSorted((a, b) => isHosts(b[0] as Seat) - isHosts(a[0] as Seat))
}

/**
 * Tables at which cards find help, of people who differ and haven't just sat together; without mixing, by the help alone.
 */
function mixed(state: RingState, seats: readonly Seat[]): Seat[][] {
  const { id, plan, met } = state
  const teams = [...new Set(seats.map(({ teamId }) => teamId))]
  // nobody knows which team a guest is of: alike to none
  const kind = seats.map(({ teamId }) => (teamId === null ? -1 : teams.indexOf(teamId)))
  const placeOf = new Map(seats.map(({ personId }, place) => [personId ?? '', place]))
  const pairs = met.flatMap(([a, b]): [number, number][] => {
    const [one, other] = [placeOf.get(a), placeOf.get(b)]
    return one === undefined || other === undefined ? [] : [[one, other]]
  })
  let looks = 0
  const search = { random: chanceOf(id), progress: () => Math.min(1, looks++ / PATIENCE) }
  const hall = {
    people: seats.length,
    size: TABLE_SIZE,
    bounds: BOUNDS,
    potential: potentialOf(state, seats),
  }
  const composed = composeHall(plan.mixing ? { ...hall, kinds: [kind], met: pairs } : hall, search)
  return composed.tables.map((table) => table.flatMap((place) => seats[place] ?? []))
}

/** Of the cards that were there before the tables were: who of those who sit down could help with each. */
function potentialOf({ potential = {}, cards }: RingState, seats: readonly Seat[]) {
  const placeOf = new Map(seats.map((seat, place) => [seat.id, place]))
  return Object.entries(potential).flatMap(([cardId, helpers]) => {
    const asker = placeOf.get(cards[cardId]?.seatId ?? '')
    if (asker === undefined) return []
    return helpers.flatMap(({ seatId, chance }) => {
      const helper = placeOf.get(seatId)
      return helper === undefined || helper === asker ? [] : [{ asker, helper, chance }]
    })
  })
}

/** The same ring gives the same tables, also to whoever replays it. */
function chanceOf(seed: string): () => number {
  let state = 2_166_136_261
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixedOnce = Math.imul(state ^ (state >>> 15), 1 | state)
    const mixedTwice = (mixedOnce + Math.imul(mixedOnce ^ (mixedOnce >>> 7), 61 | mixedOnce)) ^ mixedOnce
    return ((mixedTwice ^ (mixedTwice >>> 14)) >>> 0) / 4_294_967_296
  }
}
