import { composeGroups } from '#engine/grouping/compose.ts'
import type { Groups } from '#engine/grouping/contract.ts'
import { composeTables, type Hall, type Potential } from '#engine/grouping/tables.ts'
import { NOBODY, placeCosts } from '#engine/grouping/tables/costs.ts'
import { Plan } from '#engine/grouping/tables/plan.ts'
import { tallyOf } from '#engine/grouping/tables/tally.ts'
import { seededChance } from '#demo/chance.ts'
import { search } from './patience.ts'

const TEAM = 12
const HELPERS = 12

/**
 * An organisation in teams of twelve whose cards have twelve possible helpers each, half of them from four teams next to
 * each other: the share of cards that find help at their table, of cards with any possible helper there, and of pairs at
 * one table that come from two teams.
 */
export function halls(): void {
  console.log('tables of a ring: cards helped / with a possible helper / pairs of two teams')
  const rows = [
    [240, 24],
    [500, 24],
    [500, 12],
    [500, 8],
  ] as const
  for (const [people, size] of rows) {
    const hall = hallOf(people, size)
    console.log(`${people} people, tables of ${size}`)
    say('dealt at random', hall, () => composeTables(hall, search(1, 0)).tables)
    say('dealt team by team', hall, () => dealtByTeam(hall))
    say('swaps while one gains', hall, () => descended(hall))
    say('sum of chances, 1 s', hall, () => bySum(hall, 1))
    for (const seconds of [0.2, 0.5, 1])
      say(`ours, ${seconds} s`, hall, () => composeTables(hall, search(2, seconds)).tables)
  }
}

function say(name: string, hall: Hall, seat: () => Groups): void {
  const start = process.cpuUsage().user
  const tables = seat()
  const seconds = (process.cpuUsage().user - start) / 1e6
  const { helped, withHelper, differing } = tallyOf(hall, tables)
  const shares = [helped / hall.people, withHelper / hall.people, differing[0] ?? 0]
  const cells = shares.map((share) => `${(share * 100).toFixed(1)} %`.padStart(8))
  console.log(`  ${name.padEnd(24)}${cells.join('')}   ${seconds.toFixed(2)} s`)
}

function hallOf(people: number, size: number): Hall & { kinds: readonly Int32Array[] } {
  const { next, whole } = seededChance(people + size)
  const near = 4 * TEAM
  const potential: Potential[] = []
  for (let asker = 0; asker < people; asker++) {
    const helpers = new Set<number>()
    while (helpers.size < HELPERS) {
      const close = helpers.size < HELPERS / 2
      const helper = close ? Math.floor(asker / near) * near + whole(near) : whole(people)
      if (helper !== asker && helper < people) helpers.add(helper)
    }
    for (const helper of helpers) potential.push({ asker, helper, chance: 0.3 + 0.6 * next() })
  }
  const team = Int32Array.from({ length: people }, (_, person) => Math.floor(person / TEAM))
  return { people, size, bounds: { least: 8, most: 24 }, potential, kinds: [team] }
}

/** As one deals cards: one team after the other, round and round. */
function dealtByTeam({ people, size }: Hall): Groups {
  const count = Math.round(people / size)
  return Array.from({ length: count }, (_, table) =>
    Array.from({ length: people }, (_person, at) => at).filter((person) => person % count === table),
  )
}

function descended(hall: Hall): Groups {
  const plan = new Plan(placeCosts(hall), composeTables(hall, search(1, 0)).tables)
  for (let found = true; found; ) {
    found = false
    for (let a = 0; a < hall.people; a++) {
      for (let b = 0; b < a; b++) {
        if (plan.tableOf[a] === plan.tableOf[b]) continue
        if (plan.weigh(a, plan.tableOf[b] ?? NOBODY, b) <= 1e-9) continue
        plan.accept()
        found = true
      }
    }
  }
  plan.note()
  return plan.best()
}

/** What one would do with distances alone: the chances of all pairs at a table added up, and the same for two teams. */
function bySum({ people, size, potential = [], kinds }: ReturnType<typeof hallOf>, seconds: number): Groups {
  const worth = new Float64Array(people * people)
  const add = (a: number, b: number, by: number) => {
    worth[a * people + b] = (worth[a * people + b] ?? 0) + by
  }
  for (const { asker, helper, chance } of potential) {
    add(asker, helper, chance)
    add(helper, asker, chance)
  }
  // about as much mixing as ours, so that the cards can be compared
  const apart = 4 / (size - 1)
  for (let a = 0; a < people; a++) {
    for (let b = 0; b < people; b++) if (kinds[0]?.[a] !== kinds[0]?.[b]) add(a, b, apart)
  }
  const count = Math.round(people / size)
  const bounds = { least: Math.floor(people / count), most: Math.ceil(people / count) }
  return composeGroups(
    { people, worth, sizes: Array.from({ length: count }, () => bounds) },
    search(2, seconds),
  ).groups
}
