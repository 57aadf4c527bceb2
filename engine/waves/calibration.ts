/** What a plan promised, and what came of it. */
export interface Promised {
  /** chance of help by the deadline that was thought when the ask was sent, 0 to 1 */
  readonly chance: number
  readonly helped: boolean
}

/** As many outcomes as 'the chances are right' weighs. */
const WEIGHT = 30
const FARTHEST = Math.log(4)

/**
 * How much stronger the chances have shown to be than was thought: 1 as thought, 0.5 half as strong. A promise of p
 * then is one of 1 − (1 − p)^drift, and a plan made with it asks more people, or fewer.
 *
 * @param promised [] gives 1; few outcomes move it little
 * @returns 0.25 to 4
 * @cost about 2 µs an outcome
 * @source proportional hazards with a Gamma prior around 1; the likeliest, by golden section
 * @example driftOf([])  // 1
 */
export function driftOf(promised: readonly Promised[]): number {
  const likelihood = (ln: number) => {
    const drift = Math.exp(ln)
    const prior = WEIGHT * (ln - drift)
    return promised.reduce((sum, { chance, helped }) => {
      const silence = (1 - inside(chance)) ** drift
      return sum + (helped ? Math.log(1 - silence) : Math.log(silence))
    }, prior)
  }
  return Math.exp(highest(likelihood, -FARTHEST, FARTHEST))
}

/** A plan picks whom it overestimates, so it reckons with a little less than was learned. */
const SLACK = 0.95

/**
 * What a plan reckons with: promises that were too high make it ask more people; promises that were too low don't make
 * it ask fewer.
 *
 * @example cautious(1.3)  // 0.95
 */
export function cautious(drift: number): number {
  return SLACK * Math.min(1, drift)
}

/**
 * The chance after what was learned of promises.
 *
 * @example adjusted(0.75, 0.5)  // 0.5
 */
export function adjusted(chance: number, drift: number): number {
  return 1 - (1 - chance) ** drift
}

/**
 * How far promises are from what came of them: the mean distance over ten groups of promises, by their size.
 *
 * @returns 0 (none) to 1; 0 where nothing was promised
 * @source expected calibration error with ten equal bins of chance
 * @example calibrationError([{ chance: 0.9, helped: true }])  // 0.1
 */
export function calibrationError(promised: readonly Promised[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, chance: 0, helped: 0 }))
  for (const { chance, helped } of promised) {
    const bin = bins[Math.min(9, Math.floor(chance * 10))]
    if (!bin) continue
    bin.count++
    bin.chance += chance
    bin.helped += helped ? 1 : 0
  }
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.chance - bin.helped), 0)
  return promised.length === 0 ? 0 : distance / promised.length
}

function inside(chance: number): number {
  return Math.min(0.999, Math.max(0.001, chance))
}

function highest(value: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  for (let step = 0; step < 40; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)]
    if (value(left) < value(right)) low = left
    else high = right
  }
  return (low + high) / 2
}
