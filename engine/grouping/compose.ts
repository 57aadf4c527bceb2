import { during, type Groups, type Search, type SizeBounds } from './contract.ts'
import { Partition } from './partition.ts'

export interface Composition {
  readonly people: number
  /** worth of two people in one group, `people` × `people`, symmetric; its diagonal counts for nothing */
  readonly worth: Float64Array
  /** one for each group; the sum of `least` and the sum of `most` must leave room for everybody */
  readonly sizes: readonly SizeBounds[]
}

export interface Composed {
  readonly groups: Groups
  /** the sum of worth over all pairs that sit together */
  readonly value: number
}

/** Acceptance of the moves that make a good state worse, at the warmest and at the coldest (calibrated, see below). */
const WARM_SHARE = 0.03
const COLD_SHARE = 3e-5

/**
 * Groups that hold the most worth: the maximally diverse grouping problem, with worth as distance.
 *
 * First annealing, whose temperatures come from what a local optimum accepts (the spread of the worth itself misleads
 * where pairs are alike), then tabu search over a random window of people from the best state.
 *
 * @cost 8 × people² + 8 × people × groups bytes; as long as `search.progress` allows
 * @throws RangeError where the sizes leave no room for the people
 * @source problem: Feo, Khellaf 1990; tabu: Gallego, Laguna, Martí, Duarte, JORS 2013 (doi 10.1057/jors.2012.66)
 */
export function composeGroups(composition: Composition, search: Search): Composed {
  const partition = new Partition(composition, search.random)
  if (partition.groupCount < 2) return partition.best()
  partition.descend()
  anneal(partition, during(search, 0, 0.85))
  partition.restoreBest()
  partition.descend()
  tabu(partition, during(search, 0.85, 1))
  return partition.best()
}

function anneal(partition: Partition, { random, progress }: Search): void {
  const [warm, cold] = temperatures(partition, random)
  for (let done = progress(); done < 1; done = progress()) {
    const heat = warm * (cold / warm) ** done
    for (let step = 0; step < 2_000; step++) {
      const gain = partition.propose(random)
      if (gain >= 0 || random() < Math.exp(gain / heat)) partition.accept(gain)
    }
    partition.note()
  }
}

/** At which temperatures the wished shares of random moves would be accepted from here. */
function temperatures(partition: Partition, random: () => number): [warm: number, cold: number] {
  const losses = Array.from({ length: 3_000 }, () => Math.max(0, -partition.propose(random)))
  const accepted = (heat: number) =>
    losses.reduce((sum, loss) => sum + Math.exp(-loss / heat), 0) / losses.length
  const largest = Math.max(1e-9, ...losses)
  const at = (share: number) => {
    let low = largest * 1e-6
    let high = largest * 10
    for (let step = 0; step < 50; step++) {
      const middle = Math.sqrt(low * high)
      if (accepted(middle) < share) low = middle
      else high = middle
    }
    return high
  }
  // what costs nothing would be accepted at any temperature, and says nothing about them
  const free = losses.filter((loss) => loss === 0).length / losses.length
  return [at(free + WARM_SHARE), at(free + COLD_SHARE)]
}

function tabu(partition: Partition, { random, progress }: Search): void {
  const { people } = partition
  const window = Math.min(people, people > 300 ? 80 : 24)
  const free = new Int32Array(people)
  for (let round = 1; progress() < 1; ) {
    for (let inner = 0; inner < 8; inner++, round++) {
      const moved = partition.bestOf(window, random, (person, gain) => (free[person] ?? 0) <= round || gain)
      for (const person of moved) free[person] = round + 5 + Math.floor(random() * 11)
      partition.note()
    }
  }
}
