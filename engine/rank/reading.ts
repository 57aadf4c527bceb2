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
const MOST_READ = 25_000
/** So many newest occurrences of each term tell what a person knows; older ones only find pieces. */
const NEWEST_COUNTED = 1_200

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
    left -= pass.readTerm(term, Math.min(NEWEST_READ, left))
    pass.collect(term, scores)
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
  /** beside `people`: in names of paths for words, of late for areas and paths */
  private readonly also: Scores
  private readonly today: number

  constructor(index: EvidenceIndex, options: ReadingOptions) {
    this.index = index
    this.options = options
    this.documents = index.scratch.scores('documents', index.documents.count)
    this.people = index.scratch.scores('term', index.people.count * 2)
    this.also = index.scratch.scores('term also', index.people.count * 2)
    this.today = Math.floor(options.now / DAY)
  }

  /** Reads at most so many of the term's newest occurrences; gives how many. */
  readTerm(term: KnownTerm, most: number): number {
    const { people } = this.index
    this.people.reset(people.count * 2)
    this.also.reset(people.count * 2)
    const nowDays = NOW_DAYS[term.kind]
    for (const run of this.runs(term, Math.min(most, NEWEST_COUNTED))) {
      if (nowDays === undefined) this.countWords(run)
      else this.countAreas(run, decayTable(nowDays))
    }
    if (nowDays === undefined) {
      for (const run of this.runs(term, most)) this.scoreDocuments(run, term.weight)
    }
    return Math.min(most, term.found)
  }

  /** Adds what was counted for a term, so that the tenth mention says less than the first. */
  collect({ weight, kind }: KnownTerm, scores: TextScores): void {
    if (kind === 'area' || kind === 'path') {
      saturate(this.people, weight, kind === 'area' ? scores.area : scores.path)
      saturate(this.also, weight, kind === 'area' ? scores.areaNow : scores.pathNow)
      return
    }
    saturate(this.people, weight, scores.profile)
    if (kind === 'identifier') saturate(this.people, weight, scores.identifier)
    const { values, touched, count } = this.also
    for (let i = 0; i < count; i += 1) {
      const slot = touched[i] as number
      scores.named.add(slot, weight * (values[slot] as number))
    }
  }

  /** The newest occurrences of a term in pieces that the asker may see. */
  private runs(term: KnownTerm, most: number): Uint32Array[] {
    const { isHidden } = this.options
    const start = this.index.postings.starts[term.list] as number
    return newestOf(this.index, start, start + term.found, most).map(({ pool, from, to }) => {
      const run = pool.subarray(from, to)
      return isHidden === undefined ? run : run.filter((entry) => !isHidden(entry >>> 8))
    })
  }

  /** A word's share in its pieces (BM25). */
  private scoreDocuments(run: Uint32Array, weight: number): void {
    const { values, touched } = this.documents
    const { length: lengths } = this.index.documents
    const base = K1 * (1 - B)
    const perWord = (K1 * B) / Math.max(1, this.index.totalLength / Math.max(1, this.index.size))
    const full = weight * (K1 + 1)
    let { count } = this.documents
    for (let i = 0; i < run.length; i += 1) {
      const entry = run[i] as number
      const document = entry >>> 8
      const times = timesTable[entry & 255] as number
      const before = values[document] as number
      if (before === 0) touched[count++] = document
      values[document] = before + (full * times) / (times + base + perWord * (lengths[document] as number))
    }
    this.documents.count = count
  }

  /** A word's mentions per person, faded; of these, those in names of files and folders apart. */
  private countWords(run: Uint32Array): void {
    const { firstPerson, slots, day } = this.index.documents
    const { today, also, people } = this
    const { values, touched } = people
    const decay = decayTable(HALF_LIFE_DAYS)
    let { count } = people
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
        if (before === 0) touched[count++] = slot
        values[slot] = before + amount
        if (entry & IN_PATH) also.add(slot, fresh)
      }
    }
    people.count = count
  }

  /** Pieces of an area or path per person, over years and of late. */
  private countAreas(run: Uint32Array, nowDecay: Int32Array): void {
    const { firstPerson, slots, day } = this.index.documents
    const decay = decayTable(HALF_LIFE_DAYS)
    for (let i = 0; i < run.length; i += 1) {
      const document = (run[i] as number) >>> 8
      const age = Math.max(0, this.today - (day[document] as number))
      const fresh = age < OLDEST_DAYS ? (decay[age] as number) : 0
      if (fresh === 0) continue
      const times = timesTable[(run[i] as number) & 255] as number
      const now = nowDecay[age] as number
      const end = firstPerson[document + 1] as number
      for (let j = firstPerson[document] as number; j < end; j += 1) {
        const slot = slots[j] as number
        if (slot < 0) continue
        this.people.add(slot, times * fresh)
        if (now > 0) this.also.add(slot, times * now)
      }
    }
  }
}

function saturate({ values, touched, count }: Scores, weight: number, to: Scores): void {
  for (let i = 0; i < count; i += 1) {
    const slot = touched[i] as number
    const amount = values[slot] as number
    to.add(slot, (weight * amount) / (amount + HALF_KNOWN))
  }
}
