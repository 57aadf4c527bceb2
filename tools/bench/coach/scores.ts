import { CRITERIA, type Criterion } from '#engine/coach/coaching.ts'
import { DAY } from '#engine/time/instant.ts'
import { contractOf, type Golden } from './golden.ts'

export interface DeadlineScores {
  readonly precision: number
  readonly recall: number
  readonly falseAlarms: number
  /** asks without a resolvable deadline */
  readonly without: number
}

/** Exact: to the minute, the date of a part or day, within three days of a week. */
export function scoreDeadlines(asks: readonly Golden[]): DeadlineScores {
  let exact = 0
  let found = 0
  let falseAlarms = 0
  const withDeadline = asks.filter((ask) => ask.deadline !== null).length
  for (const ask of asks) {
    const local = contractOf(ask).slots.deadline?.local ?? null
    if (ask.deadline === null) falseAlarms += local === null ? 0 : 1
    else if (local !== null) {
      found++
      if (same(local, ask.deadline, ask.precision)) exact++
    }
  }
  return {
    precision: exact / found,
    recall: exact / withDeadline,
    falseAlarms,
    without: asks.length - withDeadline,
  }
}

function same(local: string, wanted: string, precision: string | null): boolean {
  if (precision === 'minute') return local === wanted
  const days = Math.abs(Date.parse(local.slice(0, 10)) - Date.parse(wanted.slice(0, 10))) / DAY
  return days <= (precision === 'week' ? 3 : 0)
}

/** Stated minutes: found ones that are right, and stated ones that are found. */
export function scoreEffort(asks: readonly Golden[]): {
  readonly precision: number
  readonly recall: number
} {
  const found = asks.filter((ask) => contractOf(ask).slots.effortMinutes !== null)
  const right = found.filter((ask) => contractOf(ask).slots.effortMinutes === ask.effort).length
  const stated = asks.filter((ask) => ask.effort !== null).length
  return { precision: right / found.length, recall: right / stated }
}

/** Cohen's kappa with quadratic weights over the three values of a mark. */
export function kappa(asks: readonly Golden[], mark: Criterion): number {
  const seen = new Float64Array(9)
  for (const ask of asks) {
    const cell = ask.marks[mark] * 3 + contractOf(ask).marks[mark]
    seen[cell] = (seen[cell] ?? 0) + 1
  }
  const at = (i: number, j: number) => seen[i * 3 + j] ?? 0
  const rowSum = (i: number) => at(i, 0) + at(i, 1) + at(i, 2)
  const columnSum = (j: number) => at(0, j) + at(1, j) + at(2, j)
  let observed = 0
  let chance = 0
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      observed += (i - j) ** 2 * at(i, j)
      chance += ((i - j) ** 2 * rowSum(i) * columnSum(j)) / asks.length
    }
  }
  return 1 - observed / chance
}

/** How often a short complete ask has more marks than a long poor one; ties count half. */
export function lengthControl(asks: readonly Golden[]): number {
  const total = (ask: Golden) => CRITERIA.reduce((sum, mark) => sum + contractOf(ask).marks[mark], 0)
  return auc(asks.map((ask) => ({ positive: ask.style === 'short-good', score: total(ask) })))
}

/** Area under the ROC curve by ranks (Mann-Whitney), ties count half. */
export function auc(scored: readonly { readonly positive: boolean; readonly score: number }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score)
  let rankSum = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++
    const rank = (from + to + 1) / 2
    for (let i = from; i < to; i++) if (sorted[i]?.positive) rankSum += rank
    from = to
  }
  const positives = scored.filter((s) => s.positive).length
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (scored.length - positives))
}
