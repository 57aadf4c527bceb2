/** Where the true helpers of one ask came in a ranking: 1 is first, Infinity not at all. */
export interface Ranks {
  readonly ranks: readonly number[]
  /** key of who came first, for the spread */
  readonly first: string | undefined
}

export interface Quality {
  readonly asks: number
  readonly mrr: number
  readonly recall: Readonly<Record<1 | 3 | 5 | 10, number>>
  readonly ndcg: number
  /** Gini coefficient of first places over everybody */
  readonly gini: number
  /** share of the first places that one person has */
  readonly star: number
}

/** Averages over asks: MRR of the first helper, recall and NDCG over all helpers, spread of first places. */
export function qualityOf(all: readonly Ranks[], people: number): Quality {
  const recallAt = (k: number) =>
    mean(all.map(({ ranks }) => ranks.filter((rank) => rank <= k).length / ranks.length))
  const firsts = new Map<string, number>()
  for (const { first } of all) if (first !== undefined) firsts.set(first, (firsts.get(first) ?? 0) + 1)
  return {
    asks: all.length,
    mrr: mean(all.map(({ ranks }) => 1 / Math.min(...ranks))),
    recall: { 1: recallAt(1), 3: recallAt(3), 5: recallAt(5), 10: recallAt(10) },
    ndcg: mean(all.map(({ ranks }) => ndcgAt10(ranks))),
    gini: gini([...firsts.values()], people),
    star: Math.max(0, ...firsts.values()) / Math.max(1, all.length),
  }
}

/** Rank of each helper by scores per person; equal scores, and all without one, fall to `before` (recent popularity). */
export function ranksByScore(
  scores: ReadonlyMap<number, number>,
  helpers: readonly number[],
  before: Float64Array,
): number[] {
  return helpers.map((helper) => {
    const own = scores.get(helper) ?? 0
    const lately = before[helper] ?? 0
    let rank = 1
    for (const [person, busy] of before.entries()) {
      const score = scores.get(person) ?? 0
      if (score > own || (score === own && busy > lately)) rank += 1
    }
    return rank
  })
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function ndcgAt10(ranks: readonly number[]): number {
  const gain = ranks.filter((rank) => rank <= 10).reduce((sum, rank) => sum + 1 / Math.log2(rank + 1), 0)
  let best = 0
  for (let rank = 1; rank <= Math.min(10, ranks.length); rank += 1) best += 1 / Math.log2(rank + 1)
  return gain / best
}

function gini(counts: readonly number[], people: number): number {
  const all = [...counts, ...Array.from({ length: Math.max(0, people - counts.length) }, () => 0)].sort(
    (a, b) => a - b,
  )
  const total = all.reduce((sum, count) => sum + count, 0)
  if (total === 0) return 0
  const weighted = all.reduce((sum, count, place) => sum + (place + 1) * count, 0)
  return (2 * weighted) / (all.length * total) - (all.length + 1) / all.length
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
