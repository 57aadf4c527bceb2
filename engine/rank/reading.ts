import { DAY, type Instant } from '#engine/time/instant.ts'
import { DECAY_ONE, decayTable, OLDEST_DAYS } from './decay.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { type KnownTerm, knownTerms, type TermKind } from './known-terms.ts'
import { NEWEST_READ, newestOf } from './newest.ts'
import { type Relevant, relevantDocuments, sumDocuments } from './relevant.ts'
import type { Scores } from './scratch.ts'
import { IN_PATH, IN_SUBJECT, TIMES_MASK } from './terms.ts'

/**
 * What the text of an ask says per person, each apart for help given and for own work.
 *
 * - `sharp`, `ever`, `fresh`: their pieces that match the ask, the closest above all; of all times; of the last
 *   months. Beside them `best`, the closest one, whatever they were in it
 * - `profile`, `identifier`: the ask's words and identifiers over all that they did
 * - `named`: the ask's words in the names of files and folders that they worked on
 * - `area`, `areaNow`: the part of the work that the first line names, over years and of late
 * - `path`, `pathNow`: the ask's own paths
 */
export const TEXT_FAMILIES = [
  'sharp',
  'ever',
  'fresh',
  'profile',
  'identifier',
  'named',
  'area',
  'areaNow',
  'path',
  'pathNow',
] as const
export type TextFamily = (typeof TEXT_FAMILIES)[number]

/** Scores per slot (twice the person, plus 1 for help given), but for the best piece, which is per person. */
export type TextScores = Readonly<Record<TextFamily | 'best', Scores>>

/** What the evidence says about an ask. */
export interface Reading {
  readonly terms: readonly KnownTerm[]
  /** pieces that match, best first */
  readonly documents: readonly Relevant[]
  readonly scores: TextScores
}

export interface ReadingOptions {
  readonly now: Instant
  readonly paths: readonly string[]
  /** pieces that count for nothing because the asker may not see them */
  readonly isHidden: ((document: number) => boolean) | undefined
}

// BM25 with its usual constants (Robertson, Zaragoza, The Probabilistic Relevance Framework, 2009).
const K1 = 1.2
const B = 0.75
/** Words, areas and paths fade over years; areas and paths are also read as of late: who works there now. */
const HALF_LIFE_DAYS = 700
const NOW_DAYS: Readonly<Partial<Record<TermKind, number>>> = { area: 150, path: 100 }
/** So many fresh mentions give a person half of a word's weight. */
const HALF_KNOWN = 2 * DECAY_ONE

/** A long ask is read by its most telling words up to so many occurrences. */
const MOST_READ = 40_000

const timesTable = Float64Array.from({ length: 256 }, (_, packed) => {
  return (packed & TIMES_MASK) + (packed & IN_SUBJECT ? 1 : 0) + (packed & IN_PATH ? 1 : 0)
})

/**
 * Reads the evidence for an ask: which pieces match, and what that says about each person.
 *
 * Per term and person it adds whole numbers, and per document it goes by the terms' order, so that the sums don't
 * depend on the order in which the evidence came.
 *
 * @cost O(occurrences of the ask's terms), bounded per term (newest.ts); git/git with 60,000 pieces: about 1 ms
 */
export function read(index: EvidenceIndex, text: string, options: ReadingOptions): Reading {
  const terms = knownTerms(index, text, options.paths)
  const slots = index.people.count * 2
  const scores = Object.fromEntries(
    [...TEXT_FAMILIES, 'best'].map((name) => [name, index.scratch.scores(name, slots)]),
  ) as unknown as TextScores
  const pass = new Pass(index, options)
  let left = MOST_READ
  for (const term of terms) {
    if (left <= 0) break
    left -= pass.readTerm(term, HALF_LIFE_DAYS, Math.min(NEWEST_READ, left))
    pass.collect(term, scores)
    const now = NOW_DAYS[term.kind]
    if (now === undefined) continue
    pass.readTerm(term, now, NEWEST_READ)
    pass.saturate(term.weight, term.kind === 'area' ? scores.areaNow : scores.pathNow)
  }
  const documents = relevantDocuments(index, pass.documents, options.now)
  sumDocuments(index, documents, options.now, scores)
  return { terms, documents, scores }
}

/** One walk over the postings of an ask's terms. */
class Pass {
  readonly documents: Scores
  private readonly index: EvidenceIndex
  private readonly options: ReadingOptions
  private readonly people: Scores
  private readonly named: Scores

  constructor(index: EvidenceIndex, options: ReadingOptions) {
    this.index = index
    this.options = options
    this.documents = index.scratch.scores('documents', index.documents.count)
    this.people = index.scratch.scores('term', index.people.count * 2)
    this.named = index.scratch.scores('term named', index.people.count * 2)
  }

  /** Reads at most so many of the term's newest occurrences; gives how many. */
  readTerm(term: KnownTerm, halfLifeDays: number, most: number): number {
    const { postings, people } = this.index
    this.people.reset(people.count * 2)
    this.named.reset(people.count * 2)
    const start = postings.starts[term.list] as number
    const isText = term.kind === 'word' || term.kind === 'identifier'
    for (const { pool, from, to } of newestOf(this.index, start, start + term.found, most)) {
      const run = this.visible(pool.subarray(from, to))
      if (isText) this.scoreDocuments(run, term.weight)
      this.countPeople(run, decayTable(halfLifeDays))
      if (isText) this.countNamed(run, decayTable(halfLifeDays))
    }
    return Math.min(most, term.found)
  }

  /** Adds what was counted for a term, so that the tenth mention says less than the first. */
  collect({ weight, kind }: KnownTerm, scores: TextScores): void {
    if (kind === 'area') return this.saturate(weight, scores.area)
    if (kind === 'path') return this.saturate(weight, scores.path)
    this.saturate(weight, scores.profile)
    if (kind === 'identifier') this.saturate(weight, scores.identifier)
    const { values, touched, count } = this.named
    for (let i = 0; i < count; i += 1) {
      const slot = touched[i] as number
      scores.named.add(slot, weight * (values[slot] as number))
    }
  }

  saturate(weight: number, to: Scores): void {
    const { values, touched, count } = this.people
    for (let i = 0; i < count; i += 1) {
      const slot = touched[i] as number
      const amount = values[slot] as number
      to.add(slot, (weight * amount) / (amount + HALF_KNOWN))
    }
  }

  private visible(run: Uint32Array): Uint32Array {
    const { isHidden } = this.options
    return isHidden === undefined ? run : run.filter((entry) => !isHidden(entry >>> 8))
  }

  private scoreDocuments(run: Uint32Array, weight: number): void {
    const { values, touched } = this.documents
    const { length: lengths } = this.index.documents
    const averageLength = Math.max(1, this.index.totalLength / Math.max(1, this.index.size))
    const base = K1 * (1 - B)
    const perWord = (K1 * B) / averageLength
    const full = weight * (K1 + 1)
    let { count } = this.documents
    for (let i = 0; i < run.length; i += 1) {
      const entry = run[i] as number
      const document = entry >>> 8
      const times = timesTable[entry & 255] as number
      const before = values[document] as number
      if (before === 0) {
        touched[count] = document
        count += 1
      }
      values[document] = before + (full * times) / (times + base + perWord * (lengths[document] as number))
    }
    this.documents.count = count
  }

  private countPeople(run: Uint32Array, decay: Int32Array): void {
    const { firstPerson, slots, day } = this.index.documents
    const { values, touched } = this.people
    const today = Math.floor(this.options.now / DAY)
    let { count } = this.people
    for (let i = 0; i < run.length; i += 1) {
      const entry = run[i] as number
      const document = entry >>> 8
      const age = today - (day[document] as number)
      const fresh = age <= 0 ? DECAY_ONE : age < OLDEST_DAYS ? (decay[age] as number) : 0
      if (fresh === 0) continue
      const amount = (timesTable[entry & 255] as number) * fresh
      const end = firstPerson[document + 1] as number
      for (let j = firstPerson[document] as number; j < end; j += 1) {
        const slot = slots[j] as number
        if (slot < 0) continue
        const before = values[slot] as number
        if (before === 0) {
          touched[count] = slot
          count += 1
        }
        values[slot] = before + amount
      }
    }
    this.people.count = count
  }

  private countNamed(run: Uint32Array, decay: Int32Array): void {
    const { firstPerson, slots, day } = this.index.documents
    const today = Math.floor(this.options.now / DAY)
    for (let i = 0; i < run.length; i += 1) {
      const entry = run[i] as number
      if ((entry & IN_PATH) === 0) continue
      const document = entry >>> 8
      const age = Math.max(0, today - (day[document] as number))
      const fresh = age < OLDEST_DAYS ? (decay[age] as number) : 0
      if (fresh === 0) continue
      const end = firstPerson[document + 1] as number
      for (let j = firstPerson[document] as number; j < end; j += 1) {
        const slot = slots[j] as number
        if (slot >= 0) this.named.add(slot, fresh)
      }
    }
  }
}
