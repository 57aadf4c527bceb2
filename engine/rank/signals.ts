import type { Instant } from '#engine/time/instant.ts'
import { DAY } from '#engine/time/instant.ts'
import { decayed } from './decay.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { forward, HALF_LIVES, SUMS } from './people.ts'
import { read, type Reading, TEXT_SIGNALS } from './reading.ts'
import type { Scores } from './scratch.ts'
import { readTies, TIE_SIGNALS } from './ties.ts'
import { Best } from './best.ts'

/** All signals in the order of the columns: what the text says, ties to the asker, activity of whatever subject. */
export const SIGNALS: readonly string[] = [
  ...TEXT_SIGNALS,
  ...TIE_SIGNALS,
  ...HALF_LIVES.map((days) => `helped.${days}`),
  ...HALF_LIVES.map((days) => `made.${days}`),
  'last.helped',
  'last.made',
]

/** Everything that is known about each candidate for one ask, one row per candidate. */
export interface Candidates {
  readonly people: readonly number[]
  /** `values[i * SIGNALS.length + s]`: signal s of candidate i divided by the largest among them, 0 to 1 */
  readonly values: Float64Array
  readonly reading: Reading
}

export interface Situation {
  readonly text: string
  readonly paths: readonly string[]
  readonly now: Instant
  /** number of the asker, where known */
  readonly asker: number | undefined
  readonly isAllowed: (person: number) => boolean
  readonly isHidden: ((document: number) => boolean) | undefined
}

const BEST_OF_EACH = 25
const LAST_HALF_LIFE_DAYS = 60

/**
 * The people worth ranking, the best 25 of every signal, with all their signals. Who isn't allowed is left out
 * before anything is compared, and so moves nobody else's place.
 *
 * @returns no candidates for an index without evidence
 * @cost O(occurrences of the ask's terms + people)
 */
export function candidatesFor(index: EvidenceIndex, situation: Situation): Candidates {
  const reading = read(index, situation.text, situation)
  const ties = readTies(index, situation, reading.documents)
  const sparse: Scores[] = [...TEXT_SIGNALS.map((name) => reading.signals[name]), ...ties]
  const isCandidate = memo(index, situation)
  const chosen = new Set<number>()
  for (const scores of sparse) {
    const best = new Best(BEST_OF_EACH, index.people.keys)
    for (let i = 0; i < scores.count; i += 1) {
      const person = scores.touched[i] as number
      const value = scores.values[person] as number
      if (best.wants(value) && isCandidate(person)) best.take(person, value)
    }
    for (const person of best.people) chosen.add(person)
  }
  for (const person of mostActive(index, isCandidate)) chosen.add(person)
  const people = [...chosen]
  return { people, values: rows(index, people, sparse, situation.now), reading }
}

function memo(index: EvidenceIndex, situation: Situation): (person: number) => boolean {
  const known = new Uint8Array(index.people.count)
  return (person) => {
    if (known[person] === 0) {
      const hasEvidence = (index.people.documents[person] as number[]).length > 0
      known[person] = hasEvidence && person !== situation.asker && situation.isAllowed(person) ? 2 : 1
    }
    return known[person] === 2
  }
}

function mostActive(index: EvidenceIndex, isCandidate: (person: number) => boolean): Set<number> {
  const { sums, count, keys } = index.people
  const active = new Set<number>()
  for (let sum = 0; sum < SUMS; sum += 1) {
    const best = new Best(BEST_OF_EACH, keys)
    for (let person = 0; person < count; person += 1) {
      const value = sums[person * SUMS + sum] as number
      if (best.wants(value) && isCandidate(person)) best.take(person, value)
    }
    for (const person of best.people) active.add(person)
  }
  return active
}

function rows(
  index: EvidenceIndex,
  people: readonly number[],
  sparse: readonly Scores[],
  now: Instant,
): Float64Array {
  const width = SIGNALS.length
  const values = new Float64Array(people.length * width)
  const nowSums = Array.from({ length: SUMS }, (_, sum) =>
    forward(now, HALF_LIVES[sum % HALF_LIVES.length] as number),
  )
  for (const [i, person] of people.entries()) {
    let place = i * width
    for (const scores of sparse) values[place++] = scores.values[person] as number
    for (const [sum, one] of nowSums.entries()) {
      values[place++] = (index.people.sums[person * SUMS + sum] as number) / one
    }
    for (const last of [index.people.lastHelped, index.people.lastMade]) {
      values[place++] = decayed((now - (last[person] as number)) / DAY, LAST_HALF_LIFE_DAYS)
    }
  }
  for (let s = 0; s < width; s += 1) {
    let largest = 0
    for (let i = s; i < values.length; i += width) largest = Math.max(largest, values[i] as number)
    if (largest > 0)
      for (let i = s; i < values.length; i += width) values[i] = (values[i] as number) / largest
  }
  return values
}
