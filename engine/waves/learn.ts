import { MINUTE } from '#engine/time/instant.ts'
import { type Chance, normalAt, normalBelow, type Pace, yesWithin } from './reply.ts'

/** One ask that reached somebody, as it ended for them. */
export interface PastAsk {
  readonly person: string
  readonly channel: string
  /** 'silent': it ended unanswered, at the deadline or because somebody else said yes */
  readonly answer: 'yes' | 'no' | 'silent'
  /** reachable time until the answer, or until it ended; milliseconds */
  readonly openMs: number
}

/** What the past says of everybody, of each channel, and of those who were asked; plain data. */
export interface Learned {
  /** chance of a yes of somebody of whom nothing is known */
  readonly yes: number
  /** how many asks of somebody's own weigh as much as what is known of all */
  readonly strength: number
  readonly paces: Readonly<Record<string, Pace>>
  readonly people: Readonly<Record<string, PersonLearned>>
}

interface PersonLearned {
  readonly yes: number
  /** how much later than the channel's usual their answers come: added to the logarithm */
  readonly slower: number
}

/** Before an organisation has a past: one in three says yes, half of the answers within an hour, 90 % in a day's work. */
const USUAL_YES = 0.35
const USUAL_PACE: Pace = { medianMs: 60 * MINUTE, spread: 1.5 }
/** As many asks as the usual weighs. */
const USUAL_WEIGHT = 8
const PACE_WEIGHT = 4
const STRENGTHS = [4, 8, 16, 32, 64]
const ROUNDS = 25

/**
 * Learns chances of a yes and the pace of answers from what became of past asks. Silence that was cut short (somebody
 * else said yes, the deadline came) counts as what it is: perhaps a yes that hadn't come yet. Each person's chance is
 * drawn towards everybody's by as much as few asks can tell: an estimate that isn't drawn in makes a plan pick whoever
 * is overestimated, and help comes in 68 of 100 cases where 90 were promised.
 *
 * @param past in any order; [] gives what is usual
 * @cost about 1 ms for 1,000 past asks
 * @source Beta-binomial shrinkage and log-normal replies with censoring, by expectation maximisation; the strength of
 *   the pool is the likeliest of five. Winner's curse: Smith and Winkler 2006, The Optimizer's Curse
 * @example chanceOf(learn([]), 'ada', 'email').yes  // 0.35
 */
export function learn(past: readonly PastAsk[]): Learned {
  let learned = usual(past)
  for (let round = 0; round < ROUNDS; round++) learned = better(learned, past)
  return learned
}

/**
 * What to expect of this person by this channel.
 *
 * @example chanceOf(learn(past), 'ada', 'email')  // { yes: 0.52, pace: { medianMs: 2880000, spread: 1.2 } }
 */
export function chanceOf(learned: Learned, person: string, channel: string): Chance {
  const own = learned.people[person]
  const pace = learned.paces[channel] ?? USUAL_PACE
  if (!own) return { yes: learned.yes, pace }
  return { yes: own.yes, pace: { ...pace, medianMs: pace.medianMs * Math.exp(own.slower) } }
}

function usual(past: readonly PastAsk[]): Learned {
  const paces = Object.fromEntries(past.map(({ channel }) => [channel, USUAL_PACE]))
  return { yes: USUAL_YES, strength: USUAL_WEIGHT, paces, people: {} }
}

/** A past ask with how much of a yes it is by what was thought so far. */
interface Weighed extends PastAsk {
  readonly yes: number
  /** expected logarithm of the time of the yes, and of its square */
  readonly ln: number
  readonly lnSquare: number
}

function better(learned: Learned, past: readonly PastAsk[]): Learned {
  const weighed = past.map((one) => weigh(learned, one))
  const yesses = sum(weighed.map(({ yes }) => yes))
  const yes = (yesses + USUAL_YES * USUAL_WEIGHT) / (weighed.length + USUAL_WEIGHT)
  const own = groupBy(weighed, ({ person }) => person)
  const strength = likeliestStrength(own, yes)
  const paces = Object.fromEntries(
    [...groupBy(weighed, ({ channel }) => channel)].map(([channel, rows]) => [channel, paceOf(rows)]),
  )
  const people = Object.fromEntries(
    [...own].map(([person, rows]) => [person, personOf(rows, { yes, strength, paces })]),
  )
  return { yes, strength, paces, people }
}

function weigh(learned: Learned, one: PastAsk): Weighed {
  const openMs = Math.max(one.openMs, MINUTE / 2)
  if (one.answer === 'no') return { ...one, yes: 0, ln: 0, lnSquare: 0 }
  if (one.answer === 'yes') {
    const ln = Math.log(openMs)
    return { ...one, yes: 1, ln, lnSquare: ln * ln }
  }
  const chance = chanceOf(learned, one.person, one.channel)
  return { ...one, yes: yesWithin(chance, openMs, 1e15), ...lateLn(chance.pace, openMs) }
}

/** Expected logarithm, and its square, of an answer of which is known that it comes after `openMs`. */
function lateLn({ medianMs, spread }: Pace, openMs: number): { ln: number; lnSquare: number } {
  const middle = Math.log(medianMs)
  const z = (Math.log(openMs) - middle) / spread
  const hazard = normalAt(z) / Math.max(1e-9, 1 - normalBelow(z))
  const ln = middle + spread * hazard
  const variance = spread * spread * Math.max(0, 1 + z * hazard - hazard * hazard)
  return { ln, lnSquare: variance + ln * ln }
}

function paceOf(rows: readonly Weighed[]): Pace {
  const usualLn = Math.log(USUAL_PACE.medianMs)
  const weight = sum(rows.map(({ yes }) => yes)) + PACE_WEIGHT
  const ln = (sum(rows.map((row) => row.yes * row.ln)) + PACE_WEIGHT * usualLn) / weight
  const usualSquare = USUAL_PACE.spread ** 2 + usualLn ** 2
  const square = (sum(rows.map((row) => row.yes * row.lnSquare)) + PACE_WEIGHT * usualSquare) / weight
  return { medianMs: Math.exp(ln), spread: Math.sqrt(Math.max(0.09, square - ln * ln)) }
}

function personOf(
  rows: readonly Weighed[],
  pool: Pick<Learned, 'yes' | 'strength' | 'paces'>,
): PersonLearned {
  const yesses = sum(rows.map(({ yes }) => yes))
  const late = rows.map((row) => row.yes * (row.ln - Math.log(pool.paces[row.channel]?.medianMs ?? 1)))
  return {
    yes: (yesses + pool.yes * pool.strength) / (rows.length + pool.strength),
    slower: sum(late) / (yesses + PACE_WEIGHT),
  }
}

/** How alike people are, seen from how much their shares of yes differ. */
function likeliestStrength(own: ReadonlyMap<string, readonly Weighed[]>, yes: number): number {
  const counts = [...own.values()].map((rows) => ({ yes: sum(rows.map((row) => row.yes)), all: rows.length }))
  const likelihood = (strength: number) => {
    const [a, b] = [yes * strength, (1 - yes) * strength]
    return sum(counts.map((one) => lnBeta(a + one.yes, b + one.all - one.yes) - lnBeta(a, b)))
  }
  // one ask's weight for the usual, so that a handful of asks doesn't call people all alike, or all different
  const values = STRENGTHS.map(
    (strength) => likelihood(strength) - Math.log(strength / USUAL_WEIGHT) ** 2 / 2,
  )
  return STRENGTHS[values.indexOf(Math.max(...values))] ?? USUAL_WEIGHT
}

function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b)
}

/** Stirling's series, after moving the argument up to where it is exact to ten digits. */
function lnGamma(given: number): number {
  let [x, moved] = [given, 0]
  for (; x < 8; x++) moved -= Math.log(x)
  const square = x * x
  const series = (1 / 12 - (1 / 360 - 1 / (1260 * square)) / square) / x
  return moved + (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
