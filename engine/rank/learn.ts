import { factorise, logDeterminant, solve } from './cholesky.ts'
import { SIGNALS } from './signals.ts'
import type { Weights } from './weights.ts'

/** What one ask taught: the signals of everybody who was shown, and who of them helped. */
export interface Outcome {
  /** one row per person shown, each with the values of `SIGNALS`, 0 to 1 */
  readonly shown: readonly ArrayLike<number>[]
  readonly helped: readonly boolean[]
}

/**
 * How strongly weights are held where they start, in outcomes' worth of pull. Organisations differ in it: one that is
 * like those we learned from gains nothing by moving, one where people always ask the same two colleagues has to move
 * far at once. So the outcomes choose, from the middle outwards, and need some evidence to go far from it.
 */
const HOLDS = [2, 4, 8, 16, 32, 64, 128, 256] as const
const MIDDLE = 4
/** Standard deviation, in steps of `HOLDS`, of what we believe before any outcome. */
const SPREAD = 2
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
 * @param hold outcomes' worth of trust in `from`; where absent, the one under which these outcomes are likeliest
 * @returns `from` itself where there is nothing to learn from
 * @cost O(people shown * signals²) a step, a dozen steps; 1,000 outcomes of 40 people: about 0.6 s
 * @source listwise softmax loss of Z. Cao et al., Learning to rank: from pairwise to listwise approach, 2007, with
 *   ridge; Newton's method; the hold by D. MacKay, Bayesian interpolation, 1992 (Laplace's approximation)
 */
export function learnWeights(from: Weights, outcomes: readonly Outcome[], hold?: number): Weights {
  const telling = outcomes.filter(({ helped }) => helped.includes(true) && helped.includes(false))
  if (telling.length === 0) return from
  const start = Float64Array.from(SIGNALS, (name) => from.values[name] ?? 0)
  const fitted = hold === undefined ? likeliest(telling, start) : fit(telling, { start, hold, first: start })
  const values = Object.fromEntries(SIGNALS.map((name, s) => [name, rounded(fitted.weights[s] as number)]))
  return { version: `${from.version.split('+')[0]}+${telling.length}`, values }
}

interface Fitted {
  readonly weights: Float64Array<ArrayBuffer>
  readonly slope: Slope
}

interface Start {
  readonly start: Float64Array<ArrayBuffer>
  readonly hold: number
  /** where to begin the search: the solution of a neighbouring hold saves steps */
  readonly first: Float64Array<ArrayBuffer>
}

/** Walks from the middle hold to the side where the outcomes get likelier, until they don't. */
function likeliest(outcomes: readonly Outcome[], start: Float64Array<ArrayBuffer>): Fitted {
  const at = (place: number, first: Float64Array<ArrayBuffer>) => {
    const hold = HOLDS[place] as number
    const fitted = fit(outcomes, { start, hold, first })
    const belief = -0.5 * ((place - MIDDLE) / SPREAD) ** 2
    return { ...fitted, likelihood: belief + fitted.slope.likelihood() }
  }
  let best = at(MIDDLE, start)
  for (const side of [-1, 1]) {
    let moved = false
    for (let place = MIDDLE + side; place >= 0 && place < HOLDS.length; place += side) {
      const next = at(place, best.weights)
      if (next.likelihood <= best.likelihood) break
      best = next
      moved = true
    }
    if (moved) break
  }
  return best
}

function fit(outcomes: readonly Outcome[], { start, hold, first }: Start): Fitted {
  let weights = first
  let slope = new Slope(outcomes, { weights, start, hold })
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const matrix = slope.curvature()
    factorise(matrix)
    const next = shorten(outcomes, { weights, start, move: solve(matrix, slope.gradient), hold }, slope)
    if (next === undefined) break
    const gain = slope.value - next.slope.value
    weights = next.weights
    slope = next.slope
    if (gain < CLOSE_ENOUGH * outcomes.length) break
  }
  return { weights, slope }
}

/** Halves a step until it improves. */
function shorten(
  outcomes: readonly Outcome[],
  at: { weights: Float64Array; start: Float64Array; move: Float64Array; hold: number },
  before: Slope,
): Fitted | undefined {
  for (let share = 1; share > 0.01; share /= 2) {
    const weights = Float64Array.from(at.weights, (weight, s) => weight - share * (at.move[s] as number))
    const slope = new Slope(outcomes, { ...at, weights })
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

  constructor(
    outcomes: readonly Outcome[],
    { weights, start, hold }: { weights: Float64Array; start: Float64Array; hold: number },
  ) {
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

  /** Logarithm of how likely the outcomes are under this hold, whatever the weights (at the fitted ones). */
  likelihood(): number {
    const factor = this.curvature()
    factorise(factor)
    return -this.value + 0.5 * (this.gradient.length * Math.log(this.hold) - logDeterminant(factor))
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

/**
 * Adds how the rows spread around their mean, weighted by chance: the second derivative of the softmax. As the mean of
 * squares less the square of the mean, because half of all values are 0 and then cost nothing.
 */
function addSpread(
  matrix: readonly Float64Array[],
  rows: readonly ArrayLike<number>[],
  chances: Float64Array,
): void {
  const size = matrix.length
  const mean = new Float64Array(size)
  const used = new Int32Array(size)
  for (const [i, row] of rows.entries()) {
    const chance = chances[i] as number
    let count = 0
    for (let s = 0; s < size; s += 1) {
      const value = row[s] as number
      if (value === 0) continue
      used[count++] = s
      const here = chance * value
      mean[s] = (mean[s] as number) + here
      const line = matrix[s] as Float64Array
      for (let u = 0; u < count; u += 1) {
        const t = used[u] as number
        line[t] = (line[t] as number) + here * (row[t] as number)
      }
    }
  }
  for (let s = 0; s < size; s += 1) {
    const line = matrix[s] as Float64Array
    const here = mean[s] as number
    if (here === 0) continue
    for (let t = 0; t <= s; t += 1) line[t] = (line[t] as number) - here * (mean[t] as number)
  }
}

function rounded(weight: number): number {
  return Math.round(weight * 1e4) / 1e4
}
