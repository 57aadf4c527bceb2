import type { Groups, Pair, Search, SizeBounds } from './contract.ts'
import { groupsFor } from './rotate.ts'
import { shuffled } from './seating.ts'
import { anneal } from './tables/anneal.ts'
import { NOBODY, placeCosts } from './tables/costs.ts'
import { Plan } from './tables/plan.ts'
import { type Tally, tallyOf } from './tables/tally.ts'

/** That this helper could solve what the asker's card asks, 0 to 1. */
export interface Potential {
  readonly asker: number
  readonly helper: number
  readonly chance: number
}

/** A hall of people, by place from 0, that is to be split into tables. */
export interface Hall {
  readonly people: number
  /** how many should sit together */
  readonly size: number
  readonly bounds: SizeBounds
  /** who could help whom; a pair that stands there twice counts twice, nobody helps themselves */
  readonly potential?: readonly Potential[]
  /** team, site, years …: a column of numbers each, equal ones are alike, negative ones are unknown and alike to none */
  readonly kinds?: readonly ArrayLike<number>[]
  /** pairs that must never sit together */
  readonly apart?: readonly Pair[]
  /** pairs that must sit together */
  readonly together?: readonly Pair[]
  /** pairs that have met before, once for each time */
  readonly met?: readonly Pair[]
  /** who isn't there: at none of the tables */
  readonly absent?: ReadonlySet<number>
}

export interface ComposedTables extends Tally {
  readonly tables: Groups
}

/**
 * Tables at which as many cards as possible find at least one helper, among people who differ.
 *
 * A second helper for the same card counts only as far as the first may fail: a card's worth is 1 − ∏ (1 − chance) over
 * those at its table. Against that stand neighbours of one kind and neighbours met before: a table of nothing else costs
 * each of its people a quarter of a helped card, or half. Apart and together outweigh everything. Swaps are searched by
 * annealing, half of them towards a table where a helper sits; the tables differ by one head at most.
 *
 * @param hall   people are numbers from 0, by default nothing is known of them
 * @param search its chance and patience; the same ones give the same tables
 * @returns the tables and what they are worth, counted from scratch; nobody there gives none. Fewer than `bounds.least`
 *   sit at one table
 * @throws RangeError where no number of tables keeps the bounds, or a pair names somebody who isn't in the hall
 * @cost O(cards that a person could help or be helped with) a swap; linear memory. 500 people in half a second
 * @source annealing: Kirkpatrick, Gelatt, Vecchi 1983; worth of several helpers as in maximum coverage
 *   (Nemhauser, Wolsey, Fisher 1978)
 * @example composeTables({ people: 16, size: 8, bounds: { least: 8, most: 24 } }, search).tables.length  // 2
 */
export function composeTables(hall: Hall, search: Search): ComposedTables {
  const there = Array.from({ length: hall.people }, (_, person) => person).filter(
    (person) => !hall.absent?.has(person),
  )
  const count = groupsFor(there.length, hall)
  const dealt: number[][] = Array.from({ length: count }, () => [])
  shuffled(there.length, search.random).forEach((at, seat) => dealt[seat % count]?.push(there[at] ?? 0))
  const costs = placeCosts(hall)
  const plan = new Plan(costs, dealt)
  if (count > 1) anneal(plan, costs, there, search)
  const tables = plan.best()
  return { tables, ...tallyOf(hall, tables) }
}

/**
 * A table for somebody who comes late; nobody else moves.
 *
 * The table where the newcomer's card and the others' cards gain most, less what is alike; a table with more people
 * than the smallest has to offer more. Full tables take nobody as long as one has a seat, and when all are full the
 * smallest makes room.
 *
 * @param tables who sits where; the newcomer nowhere
 * @returns the place of the table in `tables`; −1 where there are no tables
 * @cost O(people + the newcomer's pairs)
 * @example seatLate(hall, [[0, 1, 2], [3, 4]], 5)  // 1, where nothing else is known
 */
export function seatLate(hall: Hall, tables: Groups, newcomer: number): number {
  if (tables.length === 0) return -1
  const plan = new Plan(placeCosts(hall), tables)
  const heads = tables.map((table) => table.length)
  const smallest = Math.min(...heads)
  const full = Math.max(hall.bounds.most, smallest + 1)
  let best = { table: -1, worth: Number.NEGATIVE_INFINITY }
  heads.forEach((head, table) => {
    if (head >= full) return
    const worth = plan.weigh(newcomer, table, NOBODY) - CROWDED * (head - smallest)
    if (worth > best.worth + 1e-9) best = { table, worth }
  })
  return best.table
}

/** How many helped cards more a table has to offer for each head that it has above the smallest. */
const CROWDED = 0.1
