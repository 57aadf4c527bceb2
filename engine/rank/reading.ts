import { DAY, type Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { lowerBound } from './postings.ts'
import type { Scores } from './scratch.ts'
import { type AskTerm, askTerms, IN_PATH, IN_SUBJECT, nodesOf, TIMES_MASK } from './terms.ts'

export type TermKind = 'word' | 'identifier' | 'area' | 'path'

/** A term of the ask that the evidence knows. */
export interface KnownTerm extends AskTerm {
  readonly kind: TermKind
  readonly list: number
  /** pieces that have it */
  readonly found: number
  readonly weight: number
}

export interface RelevantDocument {
  readonly document: number
  readonly score: number
}

/** What the evidence says about an ask, per signal and person. */
export interface Reading {
  readonly terms: readonly KnownTerm[]
  readonly documents: readonly RelevantDocument[]
  readonly signals: ReadonlyMap<string, Scores>
}

export interface ReadingOptions {
  readonly now: Instant
  readonly paths: readonly string[]
  readonly isHidden: ((document: number) => boolean) | undefined
}

// BM25 (Robertson, Zaragoza, The Probabilistic Relevance Framework, 2009): usual constants.
const K1 = 1.2
const B = 0.75
const SUBJECT_TIMES = 1
const PATH_TIMES = 1
/** A term's newest pieces that are read; older ones weigh little by then. Keeps the worst ask fast in any store. */
export const NEWEST_READ = 4000
const MOST_TERMS = 80
export const RELEVANT = 300
const HALF_LIFE_DAYS = 700
const DECAY_ONE = 4096
const OLDEST_DAYS = 8192

const decayTable = Float64Array.from({ length: OLDEST_DAYS }, (_, age) =>
  Math.round(DECAY_ONE * 2 ** (-age / HALF_LIFE_DAYS)),
)
const timesTable = Float64Array.from({ length: 256 }, (_, packed) => {
  return (
    (packed & TIMES_MASK) + (packed & IN_SUBJECT ? SUBJECT_TIMES : 0) + (packed & IN_PATH ? PATH_TIMES : 0)
  )
})

/** Decay of evidence that is `days` old, 0 to 1; the future counts as today. */
export function decayAt(days: number): number {
  if (days <= 0) return 1
  return days >= OLDEST_DAYS ? 0 : (decayTable[days] as number) / DECAY_ONE
}

/**
 * Reads the evidence for an ask: which pieces match, and what that says per person.
 *
 * Sums per person and term are sums of whole numbers, hence the same in any order.
 * @cost O(occurrences of the ask's terms), at most `NEWEST_READ` per term
 */
export function read(index: EvidenceIndex, text: string, options: ReadingOptions): Reading {
  const terms = knownTerms(index, text, options.paths)
  const signals = new Map<string, Scores>()
  const people = index.people.count
  const signal = (name: string) => {
    const scores = index.scratch.signal(name, people)
    signals.set(name, scores)
    return scores
  }
  const profileHelped = signal('profile.helped')
  const profileMade = signal('profile.made')
  const areaHelped = signal('area.helped')
  const areaMade = signal('area.made')
  const pathHelped = signal('path.helped')
  const pathMade = signal('path.made')
  const documentScores = index.scratch.documents.reset(index.documents.count)
  for (const term of terms) {
    readTerm(index, term, options, documentScores)
    if (term.kind === 'word' || term.kind === 'identifier')
      saturate(index, term.weight, profileHelped, profileMade)
    else if (term.kind === 'area') saturate(index, term.weight, areaHelped, areaMade)
    else saturate(index, term.weight, pathHelped, pathMade)
  }
  const documents = mostRelevant(index, documentScores, options.now)
  sumDocuments(index, documents, {
    helped: signal('docs.helped'),
    made: signal('docs.made'),
    best: signal('docs.best'),
  })
  return { terms, documents, signals }
}

function knownTerms(index: EvidenceIndex, text: string, paths: readonly string[]): KnownTerm[] {
  const known: KnownTerm[] = []
  const look = (ask: AskTerm) => {
    const list = index.terms.get(ask.term)
    if (list === undefined) return
    const found = index.postings.counts[list] as number
    if (found === 0) return
    const idf = Math.log(1 + (index.size - found + 0.5) / (found + 0.5))
    const kind = kindOf(ask.term)
    known.push({ ...ask, kind, list, found, weight: idf * ask.times })
  }
  for (const ask of askTerms(text)) look(ask)
  const nodes = new Set(paths.flatMap(nodesOf))
  for (const node of nodes)
    look({ term: node, surface: node.slice(1), times: 1, inSubject: false, position: 0 })
  known.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  return known.slice(0, MOST_TERMS)
}

function kindOf(term: string): TermKind {
  if (term.startsWith('=')) return 'identifier'
  if (term.startsWith('@')) return 'area'
  return term.startsWith('/') ? 'path' : 'word'
}

function readTerm(
  index: EvidenceIndex,
  term: KnownTerm,
  options: ReadingOptions,
  documentScores: Scores,
): void {
  const { postings, scratch } = index
  scratch.perTermHelped.reset(index.people.count)
  scratch.perTermMade.reset(index.people.count)
  const start = postings.starts[term.list] as number
  const end = start + term.found
  const run = newestOf(index, start, end)
  readRun(index, term, { ...options, pool: postings.pool, from: run.from, to: run.to }, documentScores)
  if (run.tail.length > 0) {
    readRun(index, term, { ...options, pool: run.tail, from: 0, to: run.tail.length }, documentScores)
  }
}

interface Run extends ReadingOptions {
  readonly pool: Uint32Array
  readonly from: number
  readonly to: number
}

/** The newest occurrences of a list: a run of its sorted part, and the late ones among the newest. */
function newestOf(
  index: EvidenceIndex,
  start: number,
  end: number,
): { from: number; to: number; tail: Uint32Array } {
  const { pool } = index.postings
  const empty = new Uint32Array(0)
  if (end - start <= NEWEST_READ) return { from: start, to: end, tail: empty }
  const middle = index.sorted === index.documents.count ? end : lowerBound(pool, start, end, index.sorted)
  const late = pool.slice(middle, end).sort((a, b) => index.documents.compare(a >>> 8, b >>> 8))
  let from = middle
  let lateFrom = late.length
  for (let left = NEWEST_READ; left > 0; left -= 1) {
    if (from === start) lateFrom -= 1
    else if (lateFrom === 0) from -= 1
    else if (
      index.documents.compare((late[lateFrom - 1] as number) >>> 8, (pool[from - 1] as number) >>> 8) > 0
    )
      lateFrom -= 1
    else from -= 1
  }
  return { from, to: middle, tail: late.subarray(lateFrom) }
}

function readRun(index: EvidenceIndex, term: KnownTerm, run: Run, documentScores: Scores): void {
  const { documents, scratch, roleClasses } = index
  const { perTermHelped, perTermMade } = scratch
  const isText = term.kind === 'word' || term.kind === 'identifier'
  const averageLength = Math.max(1, index.totalLength / Math.max(1, index.size))
  const lengthFree = K1 * (1 - B)
  const perWord = (K1 * B) / averageLength
  const weight = term.weight * (K1 + 1)
  const today = Math.floor(run.now / DAY)
  for (let i = run.from; i < run.to; i += 1) {
    const entry = run.pool[i] as number
    const document = entry >>> 8
    if (run.isHidden?.(document)) continue
    const times = timesTable[entry & 255] as number
    if (isText) {
      const length = documents.length[document] as number
      documentScores.add(document, (weight * times) / (times + lengthFree + perWord * length))
    }
    const age = Math.max(0, today - (documents.day[document] as number))
    if (age >= OLDEST_DAYS) continue
    const amount = times * (decayTable[age] as number)
    const end = documents.firstPerson[document + 1] as number
    for (let j = documents.firstPerson[document] as number; j < end; j += 1) {
      const person = documents.people[j] as number
      if (person < 0) continue
      const kind = roleClasses[documents.roles[j] as number]
      if (kind === 'helped') perTermHelped.add(person, amount)
      else if (kind === 'made') perTermMade.add(person, amount)
    }
  }
}

const PROFILE_K = 2 * DECAY_ONE

function saturate(index: EvidenceIndex, weight: number, helped: Scores, made: Scores): void {
  const { perTermHelped, perTermMade } = index.scratch
  for (const person of perTermHelped.touched) {
    const amount = perTermHelped.values[person] as number
    helped.add(person, (weight * amount) / (amount + PROFILE_K))
  }
  for (const person of perTermMade.touched) {
    const amount = perTermMade.values[person] as number
    made.add(person, (weight * amount) / (amount + PROFILE_K))
  }
}

function mostRelevant(index: EvidenceIndex, scores: Scores, now: Instant): RelevantDocument[] {
  const today = Math.floor(now / DAY)
  const all: RelevantDocument[] = []
  for (const document of scores.touched) {
    const score =
      (scores.values[document] as number) * decayAt(today - (index.documents.day[document] as number))
    all.push({ document, score })
  }
  all.sort((a, b) => b.score - a.score || index.documents.compare(b.document, a.document))
  return all.slice(0, RELEVANT)
}

function sumDocuments(
  index: EvidenceIndex,
  relevant: readonly RelevantDocument[],
  into: { helped: Scores; made: Scores; best: Scores },
): void {
  const { documents, roleClasses } = index
  for (const { document, score } of relevant) {
    const end = documents.firstPerson[document + 1] as number
    for (let j = documents.firstPerson[document] as number; j < end; j += 1) {
      const person = documents.people[j] as number
      if (person < 0) continue
      const kind = roleClasses[documents.roles[j] as number]
      if (kind === 'helped') into.helped.add(person, score)
      else if (kind === 'made') into.made.add(person, score)
      if (kind !== 'saw' && into.best.get(person) === 0) into.best.add(person, score)
    }
  }
}
