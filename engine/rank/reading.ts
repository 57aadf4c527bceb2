import { DAY, type Instant } from '#engine/time/instant.ts'
import { DECAY_ONE, decayTable, OLDEST_DAYS } from './decay.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { type KnownTerm, knownTerms, type TermKind } from './known-terms.ts'
import { newestOf } from './newest.ts'
import { type Relevant, relevantDocuments, sumDocuments } from './relevant.ts'
import type { Scores } from './scratch.ts'
import { IN_PATH, IN_SUBJECT, TIMES_MASK } from './terms.ts'

/** What the text of an ask says per person, each as scores of its own. */
export const TEXT_SIGNALS = [
  'sharp.helped',
  'sharp.made',
  'ever.helped',
  'ever.made',
  'best',
  'profile.helped',
  'profile.made',
  'identifier.helped',
  'identifier.made',
  'named.helped',
  'named.made',
  'area.helped',
  'area.made',
  'areaNow.helped',
  'areaNow.made',
  'path.helped',
  'path.made',
] as const
export type TextSignal = (typeof TEXT_SIGNALS)[number]

/** What the evidence says about an ask. */
export interface Reading {
  readonly terms: readonly KnownTerm[]
  /** pieces that match, best first */
  readonly documents: readonly Relevant[]
  readonly signals: Readonly<Record<TextSignal, Scores>>
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
/** Words and areas fade with 700 days, paths with 300; areas are also read with 150: who works there now. */
const HALF_LIFE: Readonly<Record<TermKind, number>> = { word: 700, identifier: 700, area: 700, path: 300 }
const AREA_NOW = 150
/** So many fresh mentions give a person half of a word's weight. */
const HALF_KNOWN = 2 * DECAY_ONE

const timesTable = Float64Array.from({ length: 256 }, (_, packed) => {
  return (packed & TIMES_MASK) + (packed & IN_SUBJECT ? 1 : 0) + (packed & IN_PATH ? 1 : 0)
})

/**
 * Reads the evidence for an ask: which pieces match, and what that says about each person.
 *
 * Per term and person it adds whole numbers and per document it goes by the terms' order, so that the sums don't
 * depend on the order in which the evidence came.
 *
 * @cost O(occurrences of the ask's terms), bounded per term (newest.ts); git/git with 60,000 pieces: about 1 ms
 */
export function read(index: EvidenceIndex, text: string, options: ReadingOptions): Reading {
  const terms = knownTerms(index, text, options.paths)
  const people = index.people.count
  const signals = Object.fromEntries(
    TEXT_SIGNALS.map((name) => [name, index.scratch.scores(name, people)]),
  ) as Record<TextSignal, Scores>
  const pass = new Pass(index, options)
  for (const term of terms) {
    pass.readTerm(term, HALF_LIFE[term.kind])
    pass.collect(term, signals)
    if (term.kind === 'area') {
      pass.readTerm(term, AREA_NOW)
      pass.saturate(term.weight, signals['areaNow.helped'], signals['areaNow.made'])
    }
  }
  const documents = relevantDocuments(index, pass.documents, options.now)
  sumDocuments(index, documents, signals)
  return { terms, documents, signals }
}

/** One walk over the postings of an ask's terms. */
class Pass {
  readonly documents: Scores
  private readonly index: EvidenceIndex
  private readonly options: ReadingOptions
  private readonly helped: Scores
  private readonly made: Scores
  private readonly namedHelped: Scores
  private readonly namedMade: Scores
  /** per role: 0 counts for nothing, 1 made, 2 helped */
  private readonly kinds: Uint8Array

  constructor(index: EvidenceIndex, options: ReadingOptions) {
    const people = index.people.count
    this.index = index
    this.options = options
    this.documents = index.scratch.scores('documents', index.documents.count)
    this.helped = index.scratch.scores('term.helped', people)
    this.made = index.scratch.scores('term.made', people)
    this.namedHelped = index.scratch.scores('term.namedHelped', people)
    this.namedMade = index.scratch.scores('term.namedMade', people)
    this.kinds = Uint8Array.from(index.roleClasses, (kind) => (kind === 'saw' ? 0 : kind === 'made' ? 1 : 2))
  }

  readTerm(term: KnownTerm, halfLifeDays: number): void {
    const { postings, people } = this.index
    for (const scores of [this.helped, this.made, this.namedHelped, this.namedMade])
      scores.reset(people.count)
    const start = postings.starts[term.list] as number
    const run = newestOf(this.index, start, start + term.found)
    const isText = term.kind === 'word' || term.kind === 'identifier'
    for (const { pool, from, to } of run) {
      const visible = this.visible(pool, from, to)
      if (isText) this.scoreDocuments(visible, term.weight)
      this.countPeople(visible, decayTable(halfLifeDays), isText)
    }
  }

  /** Adds what was counted for a term to the signals, so that the tenth mention says less than the first. */
  collect(term: KnownTerm, signals: Readonly<Record<TextSignal, Scores>>): void {
    const { weight, kind } = term
    if (kind === 'area') return this.saturate(weight, signals['area.helped'], signals['area.made'])
    if (kind === 'path') return this.saturate(weight, signals['path.helped'], signals['path.made'])
    this.saturate(weight, signals['profile.helped'], signals['profile.made'])
    if (kind === 'identifier') this.saturate(weight, signals['identifier.helped'], signals['identifier.made'])
    addAll(this.namedHelped, weight, signals['named.helped'])
    addAll(this.namedMade, weight, signals['named.made'])
  }

  private visible(pool: Uint32Array, from: number, to: number): Uint32Array {
    const { isHidden } = this.options
    const run = pool.subarray(from, to)
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
      if (before === 0) touched[count++] = document
      values[document] = before + (full * times) / (times + base + perWord * (lengths[document] as number))
    }
    this.documents.count = count
  }

  private countPeople(run: Uint32Array, decay: Int32Array, withNames: boolean): void {
    const { firstPerson, people, roles, day } = this.index.documents
    const { helped, made, kinds } = this
    const today = Math.floor(this.options.now / DAY)
    for (let i = 0; i < run.length; i += 1) {
      const entry = run[i] as number
      const document = entry >>> 8
      const age = Math.max(0, today - (day[document] as number))
      if (age >= OLDEST_DAYS) continue
      const fresh = decay[age] as number
      if (fresh === 0) continue
      const amount = (timesTable[entry & 255] as number) * fresh
      const end = firstPerson[document + 1] as number
      for (let j = firstPerson[document] as number; j < end; j += 1) {
        const person = people[j] as number
        const kind = kinds[roles[j] as number]
        if (person < 0 || kind === 0) continue
        if (kind === 2) helped.add(person, amount)
        else made.add(person, amount)
        if (withNames && (entry & IN_PATH) !== 0)
          (kind === 2 ? this.namedHelped : this.namedMade).add(person, fresh)
      }
    }
  }

  saturate(weight: number, helped: Scores, made: Scores): void {
    for (const [from, to] of [
      [this.helped, helped],
      [this.made, made],
    ] as const) {
      for (let i = 0; i < from.count; i += 1) {
        const person = from.touched[i] as number
        const amount = from.values[person] as number
        to.add(person, (weight * amount) / (amount + HALF_KNOWN))
      }
    }
  }
}

function addAll(from: Scores, weight: number, to: Scores): void {
  for (let i = 0; i < from.count; i += 1) {
    const person = from.touched[i] as number
    to.add(person, weight * (from.values[person] as number))
  }
}
