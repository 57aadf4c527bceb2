import { DAY, type Instant } from '#engine/time/instant.ts'
import { DECAY_ONE, decayTable, OLDEST_DAYS } from './decay.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import type { Scores } from './scratch.ts'

/** A piece that matches an ask. */
export interface Relevant {
  readonly document: number
  /** BM25, whatever its age */
  readonly match: number
  /** the match faded by its age */
  readonly score: number
}

const MOST = 300
const HALF_LIFE_DAYS = 700
const FRESH_DAYS = 60

/**
 * The pieces worth a look: the 300 best matches of all times and the 300 best of what is still fresh, best fresh
 * one first. Equal scores are ordered by the log, newest first.
 *
 * @cost O(matching pieces)
 */
export function relevantDocuments(index: EvidenceIndex, matches: Scores, now: Instant): Relevant[] {
  const today = Math.floor(now / DAY)
  const { day } = index.documents
  const { count, touched, values } = matches
  const decay = decayTable(HALF_LIFE_DAYS)
  const ever = index.scratch.numbers('ever', count)
  const fresh = index.scratch.numbers('fresh', count)
  let mostEver = 0
  let mostFresh = 0
  for (let i = 0; i < count; i += 1) {
    const document = touched[i] as number
    const match = values[document] as number
    const age = today - (day[document] as number)
    const faded = age <= 0 ? match : age < OLDEST_DAYS ? (match * (decay[age] as number)) / DECAY_ONE : 0
    ever[i] = match
    fresh[i] = faded
    if (match > mostEver) mostEver = match
    if (faded > mostFresh) mostFresh = faded
  }
  const everFrom = largestFrom(ever, count, mostEver)
  const freshFrom = largestFrom(fresh, count, mostFresh)
  const relevant: Relevant[] = []
  for (let i = 0; i < count; i += 1) {
    const match = ever[i] as number
    const score = fresh[i] as number
    if (match >= everFrom || score >= freshFrom)
      relevant.push({ document: touched[i] as number, match, score })
  }
  return relevant.sort((a, b) => b.score - a.score || index.documents.compare(b.document, a.document))
}

/**
 * Adds the relevant pieces to the people in them: sharply (the fifth power of the match, so that one close piece says
 * more than many remote ones), over all times, of the last months, and each person's best.
 */
export function sumDocuments(
  index: EvidenceIndex,
  relevant: readonly Relevant[],
  now: Instant,
  { sharp, ever, fresh, best }: Readonly<Record<'sharp' | 'ever' | 'fresh' | 'best', Scores>>,
): void {
  const today = Math.floor(now / DAY)
  const decay = decayTable(FRESH_DAYS)
  const { firstPerson, slots, day } = index.documents
  for (const { document, match, score } of relevant) {
    if (score === 0) continue
    const close = match ** 4 * score
    const age = Math.max(0, today - (day[document] as number))
    const recent = age < OLDEST_DAYS ? (match * match * (decay[age] as number)) / DECAY_ONE : 0
    const end = firstPerson[document + 1] as number
    for (let j = firstPerson[document] as number; j < end; j += 1) {
      const slot = slots[j] as number
      if (slot < 0) continue
      sharp.add(slot, close)
      ever.add(slot, match)
      if (recent > 0) fresh.add(slot, recent)
      // they come best first
      if ((best.values[slot >> 1] as number) === 0) best.add(slot >> 1, score)
    }
  }
}

const BINS = 1024

/** A bound that about 300 of the values reach, found by counting instead of sorting; exact enough, and the same in any order. */
function largestFrom(values: Float64Array, count: number, largest: number): number {
  if (count <= MOST || largest === 0) return 0
  const bins = new Int32Array(BINS + 1)
  const scale = BINS / largest
  for (let i = 0; i < count; i += 1) {
    const bin = ((values[i] as number) * scale) | 0
    bins[bin] = (bins[bin] as number) + 1
  }
  let reached = 0
  for (let bin = BINS; bin > 0; bin -= 1) {
    reached += bins[bin] as number
    if (reached >= MOST) return bin / scale
  }
  return 0
}
