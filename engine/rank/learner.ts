import { learnWeights, type Outcome } from './learn.ts'
import { SIGNALS } from './signals.ts'
import { shippedWeights } from './shipped-weights.ts'
import type { Weights } from './weights.ts'
import type { RankedPerson } from './who.ts'

const FIRST_AT = 5
const GROWTH = 1.12
const STEP = 5
const REMEMBERED = 1000

/**
 * Learns from outcomes as they come, for a stream that is too long to learn from anew each time: weights are
 * moved at 5, 10, 16, 22 … outcomes, from the newest thousand, always starting from the shipped ones.
 */
export class Learner {
  /** So many people of an answer are compared with those who helped. */
  static readonly SHOWN = 40
  private readonly outcomes: Outcome[] = []
  private count = 0
  private next = FIRST_AT
  private learned: Weights

  private readonly shipped: Weights

  constructor(shipped: Weights = shippedWeights) {
    this.shipped = shipped
    this.learned = shipped
  }

  /** The best weights so far. */
  get weights(): Weights {
    return this.learned
  }

  /** Takes the outcome of an ask: who was shown, and who of them helped. */
  take(shown: readonly RankedPerson[], hasHelped: (person: string) => boolean): void {
    const outcome = outcomeOf(shown, hasHelped)
    if (outcome === undefined) return
    this.outcomes.push(outcome)
    if (this.outcomes.length > REMEMBERED) this.outcomes.shift()
    this.count += 1
    if (this.count < this.next) return
    this.learned = learnWeights(this.shipped, this.outcomes)
    this.next = Math.ceil(this.count * GROWTH + STEP)
  }
}

/**
 * What an answer and who helped teach, in the form that `learnWeights` takes and that can be stored.
 *
 * @returns nothing where nobody who was shown helped, or everybody did
 */
export function outcomeOf(
  shown: readonly RankedPerson[],
  hasHelped: (person: string) => boolean,
): Outcome | undefined {
  const helped = shown.map(({ person }) => hasHelped(person))
  if (!helped.includes(true) || !helped.includes(false)) return undefined
  return { helped, shown: shown.map(({ terms }) => rowOf(terms)) }
}

function rowOf(terms: RankedPerson['terms']): Float32Array {
  const row = new Float32Array(SIGNALS.length)
  for (const { signal, value } of terms) row[SIGNALS.indexOf(signal)] = value
  return row
}
