/** How long answers take, in time in which the helper is reachable: log-normal. */
export interface Pace {
  /** half of the answers have come by then; above 0 */
  readonly medianMs: number
  /** standard deviation of the logarithm; above 0 */
  readonly spread: number
}

/** What is thought of one helper before they are asked. */
export interface Chance {
  /** that they would help if they were asked now, 0 to 1 */
  readonly yes: number
  readonly pace: Pace
}

/**
 * The share of answers that have come within `openMs` of reachable time.
 *
 * @returns 0 to 1; 0 at once
 * @cost about 0.05 µs
 * @example answeredWithin({ medianMs: HOUR, spread: 1 }, HOUR)  // 0.5
 */
export function answeredWithin(pace: Pace, openMs: number): number {
  return openMs <= 0 ? 0 : normalBelow(Math.log(openMs / pace.medianMs) / pace.spread)
}

/**
 * The chance that a yes comes within the next `openMs` from somebody who was asked `silentMs` ago and hasn't answered:
 * silence makes a later yes less likely.
 *
 * @param silentMs reachable time since they were asked; 0 for who is asked now
 * @returns 0 to `chance.yes`
 * @source defective reply law G(t) = p F(t), conditioned on silence: p (F(a + t) − F(a)) / (1 − p F(a))
 * @example yesWithin({ yes: 0.4, pace: { medianMs: HOUR, spread: 1 } }, 0, HOUR)  // 0.2
 */
export function yesWithin({ yes, pace }: Chance, silentMs: number, openMs: number): number {
  const before = answeredWithin(pace, silentMs)
  const by = answeredWithin(pace, silentMs + openMs)
  const stillSilent = 1 - yes * before
  return stillSilent <= 0 ? 0 : (yes * (by - before)) / stillSilent
}

/**
 * The share of a standard normal distribution below `z`, off by less than 0.0000002.
 *
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26
 * @example normalBelow(0)  // 0.5
 */
export function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const tail = (series * Math.exp(-x * x)) / 2
  return z < 0 ? tail : 1 - tail
}

/**
 * The height of the standard normal distribution at `z`.
 *
 * @example normalAt(0)  // 0.3989
 */
export function normalAt(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
}
