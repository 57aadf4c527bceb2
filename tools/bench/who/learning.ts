import { learnWeights, type Outcome } from '#engine/rank/learn.ts'
import { Learner } from '#engine/rank/learner.ts'
import { shippedWeights } from '#engine/rank/shipped-weights.ts'
import { candidatesFor, SIGNALS } from '#engine/rank/signals.ts'
import type { Weights } from '#engine/rank/weights.ts'
import type { EvidenceSet } from '#surfaces/cli/who/evidence-set.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'
import { replay } from '#surfaces/cli/who/replay.ts'

export interface LearningRow {
  readonly name: string
  readonly mrr: number
  readonly recall5: number
}

type History = Pick<EvidenceSet, 'pieces' | 'stems'>

/** All candidates of one ask, and how many helpers it really had. */
interface Case {
  readonly all: Outcome
  readonly helpers: number
}

const OWN = 1500
const WINDOWS = 5

/**
 * How soon an organisation's own weights are reached: the ranking of the test asks with the shipped weights, with those
 * moved by 30 and by 100 outcomes (the mean over five stretches of asks before the test), and with weights fitted on
 * the 1,500 asks before the test. Texts only.
 */
export function measureLearning(set: History, queries: readonly Query[]): LearningRow[] {
  const before: Case[] = []
  const test: Case[] = []
  for (const one of casesOf(set, queries)) (one.isTest ? test : before).push(one)
  const known = before.slice(-OWN)
  const row = (name: string, weights: readonly Weights[]): LearningRow => {
    const scores = weights.map((one) => scoreOf(test, one))
    const mean = (value: (score: { mrr: number; recall5: number }) => number) =>
      scores.reduce((sum, score) => sum + value(score), 0) / scores.length
    return { name, mrr: mean(({ mrr }) => mrr), recall5: mean(({ recall5 }) => recall5) }
  }
  const after = (count: number) =>
    stretches(known, count).map((some) => learnWeights(shippedWeights, some.map(shownOf)))
  return [
    row('weights as shipped', [shippedWeights]),
    row('after 30 outcomes', after(30)),
    row('after 100 outcomes', after(100)),
    row(`fitted on ${known.length} asks before`, [
      learnWeights(
        shippedWeights,
        known.map(({ all }) => all),
      ),
    ]),
  ]
}

function* casesOf(set: History, queries: readonly Query[]): Generator<Case & { isTest: boolean }> {
  for (const { query, index } of replay(set, queries)) {
    index.settle()
    const { people, values } = candidatesFor(index, {
      text: query.text,
      paths: [],
      now: query.at,
      asker: query.asker === undefined ? undefined : index.people.find(query.asker),
      isAllowed: () => true,
      isHidden: undefined,
    })
    const width = SIGNALS.length
    const helpers = new Set(query.helpers.map((helper) => index.people.find(helper)))
    const shown = people.map((_, i) => Float32Array.from(values.subarray(i * width, (i + 1) * width)))
    const helped = people.map((person) => helpers.has(person))
    yield { all: { shown, helped }, helpers: query.helpers.length, isTest: query.split === 'test' }
  }
}

function stretches(cases: readonly Case[], count: number): Case[][] {
  const step = (cases.length - count) / WINDOWS
  if (step < 1) return [cases.slice(-count)]
  return Array.from({ length: WINDOWS }, (_, i) => {
    const end = cases.length - Math.floor(i * step)
    return cases.slice(end - count, end)
  })
}

/** What the asker would have seen: the best of the list with the shipped weights. */
function shownOf({ all }: Case): Outcome {
  const scores = scoresOf(all, shippedWeights)
  const best = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, Learner.SHOWN)
  return {
    shown: best.map((i) => all.shown[i] ?? []),
    helped: best.map((i) => all.helped[i] === true),
  }
}

function scoreOf(cases: readonly Case[], weights: Weights): { mrr: number; recall5: number } {
  let mrr = 0
  let recall5 = 0
  for (const { all, helpers } of cases) {
    const scores = scoresOf(all, weights)
    const ranks = all.helped.flatMap((helped, i) =>
      helped ? [1 + scores.filter((score) => score > (scores[i] ?? 0)).length] : [],
    )
    mrr += ranks.length === 0 ? 0 : 1 / Math.min(...ranks)
    recall5 += ranks.filter((rank) => rank <= 5).length / helpers
  }
  return { mrr: mrr / cases.length, recall5: recall5 / cases.length }
}

function scoresOf({ shown }: Outcome, { values }: Weights): number[] {
  const columns = SIGNALS.map((name) => values[name] ?? 0)
  return shown.map((row) => columns.reduce((sum, weight, s) => sum + weight * (row[s] ?? 0), 0))
}
