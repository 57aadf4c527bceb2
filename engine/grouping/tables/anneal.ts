import type { Search } from '../contract.ts'
import { type Costs, NOBODY } from './costs.ts'
import type { Plan } from './plan.ts'

/** What a change may cost, in helped cards, to be accepted now and then: where the search begins and where it ends. */
const WARM = 0.12
const COLD = 0.02
const STEPS = 1_000
/** how many of the changes are not into the blue, but bring two together of whom one could help the other */
const TOWARDS = 0.5

/** Improves a plan as long as there is patience; the plan notes its best. */
export function anneal(
  plan: Plan,
  costs: Costs,
  there: readonly number[],
  { random, progress }: Search,
): void {
  for (let done = progress(); done < 1; done = progress()) {
    const heat = WARM * (COLD / WARM) ** done
    for (let step = 0; step < STEPS; step++) {
      const gain = propose(plan, costs, there, random)
      if (gain >= 0 || random() < Math.exp(gain / heat)) plan.accept()
    }
    plan.note()
  }
}

/** Weighs a change; what can't be done gains less than anything. */
function propose(plan: Plan, costs: Costs, there: readonly number[], random: () => number): number {
  const { tableOf } = plan
  let comes = there[Math.floor(random() * there.length)] ?? NOBODY
  let leaves = there[Math.floor(random() * there.length)] ?? NOBODY
  if (random() < TOWARDS) {
    const other = soughtBy(comes, costs, random)
    if (other !== NOBODY && (tableOf[other] ?? -1) >= 0) {
      const seeker = comes
      const stays = random() < 0.5
      if (stays) comes = other
      // a neighbour of the one who stays makes room
      leaves = plan.somebodyAt(tableOf[stays ? seeker : other] ?? -1, random)
    }
  }
  const [from, to] = [tableOf[comes] ?? -1, tableOf[leaves] ?? -1]
  if (from === to) return Number.NEGATIVE_INFINITY
  const free = plan.headsAt(from) > plan.headsAt(to) && random() < 0.2
  return plan.weigh(comes, to, free ? NOBODY : leaves)
}

function soughtBy(person: number, { sought }: Costs, random: () => number): number {
  const from = sought.start[person] ?? 0
  const count = (sought.start[person + 1] ?? 0) - from
  return count === 0 ? NOBODY : (sought.other[from + Math.floor(random() * count)] ?? NOBODY)
}
