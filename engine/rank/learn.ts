import { SIGNALS } from './signals.ts'
import type { Weights } from './weights.ts'

/** What one ask taught: the signals of everybody who was shown, and who of them helped. */
export interface Outcome {
  /** one row per person shown, each with the values of `SIGNALS`, 0 to 1 */
  readonly shown: readonly ArrayLike<number>[]
  readonly helped: readonly boolean[]
}

/**
 * How strongly weights are held where they start: as much as this many outcomes would pull. Its share falls as
 * outcomes come in.
 */
const HOLD = 6
const MOST_STEPS = 12
const CLOSE_ENOUGH = 1e-5

/**
 * Weights moved by outcomes: those that make the people who helped most likely among the people shown, held
 * towards the weights that it starts from. Only people who were shown are compared, so that somebody whom nobody
 * saw doesn't count as a no.
 *
 * @param from weights to start from and to be held to, usually the shipped ones (never the last learned ones, or the
 *   hold would fade away)
 * @param outcomes in any order; those where nobody or everybody helped teach nothing
 * @param hold outcomes' worth of trust in `from`
 * @returns `from` itself where there is nothing to learn from
 * @cost O(people shown * signals²) a step, about six steps; 1,000 outcomes of 40 people: about 0.3 s
 * @source listwise softmax loss of Z. Cao et al., Learning to rank: from pairwise to listwise approach, 2007, with
 *   ridge; Newton's method
 */
export function learnWeights(from: Weights, outcomes: readonly Outcome[], hold: number = HOLD): Weights {
  const telling = outcomes.filter(({ helped }) => helped.includes(true) && helped.includes(false))
  if (telling.length === 0) return from
  const start = Float64Array.from(SIGNALS, (name) => from.values[name] ?? 0)
  let weights = start
  let loss = new Slope(telling, weights, start, hold)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const move = solve(loss.curvature(), loss.gradient)
    const next = shorten(telling, { weights, start, move, hold }, loss)
    if (next === undefined) break
    const gain = loss.value - next.slope.value
    weights = next.weights
    loss = next.slope
    if (gain < CLOSE_ENOUGH * telling.length) break
  }
  const values = Object.fromEntries(SIGNALS.map((name, s) => [name, rounded(weights[s] as number)]))
  return { version: `${from.version.split('+')[0]}+${telling.length}`, values }
}

/** Halves a step until it improves. */
function shorten(
  outcomes: readonly Outcome[],
  at: { weights: Float64Array; start: Float64Array; move: Float64Array; hold: number },
  before: Slope,
): { weights: Float64Array<ArrayBuffer>; slope: Slope } | undefined {
  for (let share = 1; share > 0.01; share /= 2) {
    const weights = at.weights.map((weight, s) => weight - share * (at.move[s] as number))
    const slope = new Slope(outcomes, weights, at.start, at.hold)
    if (slope.value < before.value) return { weights, slope }
  }
  return undefined
}

/** The loss at some weights, with its gradient; its curvature when asked for. */
class Slope {
  readonly value: number
  readonly gradient: Float64Array
  private readonly outcomes: readonly Outcome[]
  private readonly chances: readonly Float64Array[]
  private readonly hold: number

  constructor(outcomes: readonly Outcome[], weights: Float64Array, start: Float64Array, hold: number) {
    this.outcomes = outcomes
    this.hold = hold
    this.gradient = weights.map((weight, s) => hold * (weight - (start[s] as number)))
    let value = 0
    for (const [s, weight] of weights.entries()) value += 0.5 * hold * (weight - (start[s] as number)) ** 2
    this.chances = outcomes.map((outcome) => {
      const chances = chancesOf(outcome, weights)
      const share = 1 / outcome.helped.filter(Boolean).length
      for (const [i, row] of outcome.shown.entries()) {
        const chance = chances[i] as number
        const truth = outcome.helped[i] === true ? share : 0
        if (truth > 0) value -= truth * Math.log(Math.max(chance, 1e-300))
        for (let s = 0; s < weights.length; s += 1) {
          this.gradient[s] = (this.gradient[s] as number) + (chance - truth) * (row[s] as number)
        }
      }
      return chances
    })
    this.value = value
  }

  curvature(): Float64Array[] {
    const size = this.gradient.length
    const matrix = Array.from({ length: size }, (_, s) => {
      const line = new Float64Array(size)
      line[s] = this.hold
      return line
    })
    for (const [o, outcome] of this.outcomes.entries())
      addSpread(matrix, outcome.shown, this.chances[o] as Float64Array)
    return matrix
  }
}

function chancesOf({ shown }: Outcome, weights: Float64Array): Float64Array {
  const scores = new Float64Array(shown.length)
  for (const [i, row] of shown.entries()) {
    let score = 0
    for (let s = 0; s < weights.length; s += 1) score += (weights[s] as number) * (row[s] as number)
    scores[i] = score
  }
  const largest = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let i = 0; i < scores.length; i += 1) total += scores[i] = Math.exp((scores[i] as number) - largest)
  return scores.map((score) => score / total)
}

/** Adds how the rows spread around their mean, weighted by chance: the second derivative of the softmax. */
function addSpread(
  matrix: readonly Float64Array[],
  rows: readonly ArrayLike<number>[],
  chances: Float64Array,
): void {
  const size = matrix.length
  const mean = new Float64Array(size)
  for (const [i, row] of rows.entries()) {
    for (let s = 0; s < size; s += 1)
      mean[s] = (mean[s] as number) + (chances[i] as number) * (row[s] as number)
  }
  for (const [i, row] of rows.entries()) {
    const chance = chances[i] as number
    if (chance < 1e-9) continue
    for (let s = 0; s < size; s += 1) {
      const here = chance * ((row[s] as number) - (mean[s] as number))
      if (here === 0) continue
      const line = matrix[s] as Float64Array
      for (let t = 0; t <= s; t += 1)
        line[t] = (line[t] as number) + here * ((row[t] as number) - (mean[t] as number))
    }
  }
}

/** Solves a symmetric, positive definite system given by its lower half (Cholesky). */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const at = (i: number, j: number) => (matrix[i] as Float64Array)[j] as number
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = at(i, j)
      for (let k = 0; k < j; k += 1) sum -= at(i, k) * at(j, k)
      ;(matrix[i] as Float64Array)[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(j, j)
    }
  }
  const solution = right.slice()
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) solution[i] = (solution[i] as number) - at(i, k) * (solution[k] as number)
    solution[i] = (solution[i] as number) / at(i, i)
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1)
      solution[i] = (solution[i] as number) - at(k, i) * (solution[k] as number)
    solution[i] = (solution[i] as number) / at(i, i)
  }
  return solution
}

function rounded(weight: number): number {
  return Math.round(weight * 1e4) / 1e4
}
