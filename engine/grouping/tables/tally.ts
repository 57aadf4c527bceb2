import type { Groups, Pair } from '../contract.ts'
import { eachPair } from '../shortfall.ts'
import type { Hall } from '../tables.ts'

/** What tables are worth, as people would count it. */
export interface Tally {
  /** how many cards are expected to find help at their table */
  readonly helped: number
  /** how many cards have somebody at their table who could help at all */
  readonly withHelper: number
  /** of all pairs that sit together, the share that differs, for each column of kinds; 1 where nobody sits together */
  readonly differing: readonly number[]
  /** pairs at one table that have met before */
  readonly repeats: number
  readonly apartMet: number
  readonly togetherMissed: number
}

/**
 * What tables are worth, counted from scratch.
 *
 * @cost O(people × size + pairs)
 * @example tallyOf({ people: 2, size: 2, bounds, potential: [{ asker: 0, helper: 1, chance: 0.5 }] }, [[0, 1]]).helped  // 0.5
 */
export function tallyOf(hall: Hall, tables: Groups): Tally {
  const { people, potential = [], kinds = [], apart = [], together = [], met = [], absent } = hall
  const tableOf = new Int32Array(people).fill(-1)
  tables.forEach((table, at) => {
    for (const person of table) tableOf[person] = at
  })
  const sitTogether = ([a, b]: Pair) => (tableOf[a] ?? -1) >= 0 && tableOf[a] === tableOf[b]
  const fails = new Map<number, number>()
  for (const { asker, helper, chance } of potential) {
    if (asker !== helper && chance > 0 && sitTogether([asker, helper]))
      fails.set(asker, (fails.get(asker) ?? 1) * (1 - chance))
  }
  const missed = together.filter((pair) => !sitTogether(pair) && !pair.some((person) => absent?.has(person)))
  return {
    helped: [...fails.values()].reduce((sum, fail) => sum + 1 - fail, 0),
    withHelper: fails.size,
    differing: kinds.map((column) => shareDiffering(tables, column)),
    repeats: new Set(met.filter(sitTogether).map(([a, b]) => Math.min(a, b) * people + Math.max(a, b))).size,
    apartMet: apart.filter(sitTogether).length,
    togetherMissed: missed.length,
  }
}

function shareDiffering(tables: Groups, column: ArrayLike<number>): number {
  let pairs = 0
  let alike = 0
  for (const table of tables) {
    eachPair(table, (a, b) => {
      pairs++
      if ((column[a] ?? -1) >= 0 && column[a] === column[b]) alike++
    })
  }
  return pairs === 0 ? 1 : 1 - alike / pairs
}
