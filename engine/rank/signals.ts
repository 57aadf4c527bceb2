import { DAY, type Instant } from '#engine/time/instant.ts'
import { Best } from './best.ts'
import { decayed } from './decay.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { forward, HALF_LIVES, SUMS } from './people.ts'
import { read, type Reading, TEXT_FAMILIES } from './reading.ts'
import type { Scores } from './scratch.ts'
import { readTies, TIE_SIGNALS } from './ties.ts'

export const TEXT_SIGNALS: readonly string[] = [
  ...TEXT_FAMILIES.flatMap((family) => [`${family}.made`, `${family}.helped`]),
  'best',
]
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
  const isCandidate = memo(index, situation)
  const chosen = new Set<number>()
  for (const family of TEXT_FAMILIES)
    takeBest(index, { scores: reading.scores[family], perSlot: 2 }, isCandidate, chosen)
  for (const scores of [reading.scores.best, ...ties])
    takeBest(index, { scores, perSlot: 1 }, isCandidate, chosen)
  for (const person of index.active.best(index.people, BEST_OF_EACH, isCandidate)) chosen.add(person)
  const people = [...chosen]
  return { people, values: rows(index, people, { reading, ties, now: situation.now }), reading }
}

/** The best 25 of a signal; of scores per slot, the best 25 makers and the best 25 helpers. */
function takeBest(
  index: EvidenceIndex,
  { scores, perSlot }: { scores: Scores; perSlot: 1 | 2 },
  isCandidate: (person: number) => boolean,
  chosen: Set<number>,
): void {
  const best = [new Best(BEST_OF_EACH, index.people.keys), new Best(BEST_OF_EACH, index.people.keys)] as const
  const shift = perSlot - 1
  for (let i = 0; i < scores.count; i += 1) {
    const slot = scores.touched[i] as number
    const value = scores.values[slot] as number
    const list = best[(slot & shift) as 0 | 1]
    if (list.wants(value) && isCandidate(slot >> shift)) list.take(slot >> shift, value)
  }
  for (const { people } of best) for (const person of people) chosen.add(person)
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

function rows(
  index: EvidenceIndex,
  people: readonly number[],
  { reading, ties, now }: { reading: Reading; ties: readonly Scores[]; now: Instant },
): Float64Array {
  const width = SIGNALS.length
  const values = new Float64Array(people.length * width)
  const nowSums = Array.from({ length: SUMS }, (_, sum) =>
    forward(now, HALF_LIVES[sum % HALF_LIVES.length] as number),
  )
  const texts = TEXT_FAMILIES.map((family) => reading.scores[family].values)
  for (const [i, person] of people.entries()) {
    let place = i * width
    for (const scores of texts) {
      values[place++] = scores[person * 2] as number
      values[place++] = scores[person * 2 + 1] as number
    }
    for (const scores of [reading.scores.best, ...ties]) values[place++] = scores.values[person] as number
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
