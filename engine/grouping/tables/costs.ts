import type { Hall } from '../tables.ts'

/** Who leaves where somebody takes a free seat. */
export const NOBODY = -1

/** For each person a list of others with a number each: of person p they stand from `start[p]` to `start[p + 1]`. */
export interface Links {
  readonly start: Int32Array
  readonly other: Int32Array
  readonly value: Float64Array
}

/** A column in which people are alike or not, and what a pair that is costs at one table. */
export interface Kind {
  /** −1 where it isn't known */
  readonly of: Int32Array
  readonly count: number
  readonly cost: number
}

/** All that tables are weighed by, in helped cards. */
export interface Costs {
  readonly people: number
  /** whose cards a person could help with; the value is the chance that it comes to nothing */
  readonly helps: Links
  /** who could help with the person's card; the value is the same */
  readonly helpedBy: Links
  /** what it costs to sit with somebody; below zero where it is wished */
  readonly company: Links
  readonly kinds: readonly Kind[]
  /** whom it is good to sit with: who could help with the person's card, and who is wished together; the value is 1 */
  readonly sought: Links
}

/** What a table of nothing but one's own kind, or of people met before, costs each who sits there. */
const ALIKE = 0.25
const MET = 0.5
/** more than anything else that could be gained by one swap */
const WISH = 100
/** sure help is counted as almost sure, so that what is left of a card's risk can be divided by it */
const LEAST_MISS = 1e-9

type Link = readonly [from: number, to: number, value: number]

/**
 * What a hall wishes, as lists that a search can walk.
 *
 * @throws RangeError where a pair names somebody who isn't in the hall, or a chance isn't one
 * @cost O(people + pairs)
 */
export function placeCosts({ people, size, potential = [], kinds = [], ...wishes }: Hall): Costs {
  // each of the pair loses one neighbour's share of what a whole table would cost
  const share = 2 / Math.max(1, size - 1)
  const helps: Link[] = []
  for (const { asker, helper, chance } of potential) {
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`${chance} is no chance from 0 to 1`)
    if (asker !== helper && chance > 0) helps.push([helper, asker, Math.max(LEAST_MISS, 1 - chance)])
  }
  const wished = (wishes.together ?? []).map(([a, b]): Link => [a, b, 1])
  const company = [
    ...(wishes.apart ?? []).map(([a, b]): Link => [a, b, WISH]),
    ...wished.map(([a, b]): Link => [a, b, -WISH]),
    ...(wishes.met ?? []).map(([a, b]): Link => [a, b, MET * share]),
  ].filter(([a, b]) => a !== b)
  return {
    people,
    helps: linksOf(people, helps),
    helpedBy: linksOf(people, turned(helps)),
    company: linksOf(people, [...company, ...turned(company)]),
    kinds: kinds.map((column) => kindOf(people, column, (ALIKE * share) / kinds.length)),
    sought: linksOf(
      people,
      [...turned(helps), ...wished, ...turned(wished)].map(([from, to]) => [from, to, 1]),
    ),
  }
}

function turned(links: readonly Link[]): Link[] {
  return links.map(([from, to, value]) => [to, from, value])
}

function linksOf(people: number, links: readonly Link[]): Links {
  const start = new Int32Array(people + 1)
  for (const [from, to] of links) {
    for (const person of [from, to]) {
      if (!(Number.isInteger(person) && person >= 0 && person < people))
        throw new RangeError(`${person} is none of the ${people} people`)
    }
    start[from + 1] = (start[from + 1] ?? 0) + 1
  }
  for (let person = 0; person < people; person++)
    start[person + 1] = (start[person + 1] ?? 0) + (start[person] ?? 0)
  const next = start.slice()
  const other = new Int32Array(links.length)
  const value = new Float64Array(links.length)
  for (const [from, to, worth] of links) {
    const at = next[from] ?? 0
    next[from] = at + 1
    other[at] = to
    value[at] = worth
  }
  return { start, other, value }
}

/** Numbers of kinds may have gaps; they are counted without. */
function kindOf(people: number, column: ArrayLike<number>, cost: number): Kind {
  const numbers = new Map<number, number>()
  const of = Int32Array.from({ length: people }, (_, person) => {
    const kind = column[person] ?? -1
    if (kind < 0) return -1
    if (!numbers.has(kind)) numbers.set(kind, numbers.size)
    return numbers.get(kind) ?? -1
  })
  return { of, count: numbers.size, cost }
}
