import type { MatchingProblem } from '#engine/matching/contract.ts'
import { type Chance, seededChance } from '#demo/chance.ts'

export interface Instance {
  readonly name: string
  readonly problem: MatchingProblem
}

interface Shape {
  readonly asks: number
  readonly candidates: number
  readonly most: number
  /** asks that each helper takes */
  readonly capacity: number
}

/** Helpers who know nothing of each other: any of them may suit any ask. */
export function anybody(shape: Shape, seed: number): MatchingProblem {
  const chance = seededChance(seed)
  return problemOf(shape, () => ({
    helper: chance.whole(shape.asks),
    likely: 0.02 + 0.6 * chance.next() ** 2,
  }))
}

/**
 * Asks about two hundred topics, some of them far more common, and helpers who know four topics each, more or less well:
 * everybody who asks about a common topic wants the same few people.
 */
export function topics(shape: Shape, seed: number): MatchingProblem {
  const chance = seededChance(seed)
  const common = () => Math.floor(200 * chance.next() ** 1.5)
  const skill = Array.from({ length: shape.asks }, () => chance.next())
  const knowing = Array.from({ length: 200 }, (): number[] => [])
  for (let helper = 0; helper < shape.asks; helper++)
    for (let at = 0; at < 4; at++) knowing[common()]?.push(helper)
  const topicOf = Array.from({ length: shape.asks }, common)
  return problemOf(shape, (ask) => {
    const experts = knowing[topicOf[ask] ?? 0] ?? []
    const helper = candidate(experts, chance, shape.asks)
    return { helper, likely: 0.05 + 0.55 * (skill[helper] ?? 0) * chance.next() }
  })
}

function candidate(experts: readonly number[], chance: Chance, helpers: number): number {
  return experts.length > 0 && chance.next() < 0.8 ? chance.pick(experts) : chance.whole(helpers)
}

/** Draws candidates for each ask until there are enough different ones, or only the same ones come. */
function problemOf(
  { asks, candidates, most, capacity }: Shape,
  draw: (ask: number) => { readonly helper: number; readonly likely: number },
): MatchingProblem {
  const columns = { ask: [] as number[], helper: [] as number[], chance: [] as number[] }
  for (let ask = 0; ask < asks; ask++) {
    const drawn = new Map<number, number>()
    for (let trial = 0; trial < 3 * candidates && drawn.size < candidates; trial++) {
      const { helper, likely } = draw(ask)
      drawn.set(helper, likely)
    }
    for (const [helper, likely] of drawn) {
      columns.ask.push(ask)
      columns.helper.push(helper)
      columns.chance.push(likely)
    }
  }
  return {
    asks,
    candidates: {
      ask: Int32Array.from(columns.ask),
      helper: Int32Array.from(columns.helper),
      chance: Float64Array.from(columns.chance),
    },
    capacity: new Int32Array(asks).fill(capacity),
    most,
  }
}
