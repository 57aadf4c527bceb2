import type { EvidenceIndex } from './evidence-index.ts'
import { type AskTerm, askTerms, nodesOf } from './terms.ts'

export type TermKind = 'word' | 'identifier' | 'area' | 'path'

/** A term of the ask that the evidence knows. */
export interface KnownTerm extends AskTerm {
  readonly kind: TermKind
  /** its list in the postings */
  readonly list: number
  /** pieces that have it */
  readonly found: number
  /** inverse document frequency times how much the asker stresses it */
  readonly weight: number
}

/** A folder in so many pieces, and in this share of all, is where everybody works: it tells nobody apart. */
const COMMON_PATH = 500
const COMMON_PATH_SHARE = 0.02
/** Often said is not asked for more often than this. */
const MOST_TIMES = 3
/** A longer ask is read by its most telling terms. */
const MOST_TERMS = 80
/** So many times as much as one of the text below says a word of the first line. */
const SUBJECT_WORD = 2

/**
 * The terms of an ask that occur in the evidence, most telling first; at most 80.
 *
 * @param paths files or topics of the ask, each counted with its folders
 * @source inverse document frequency as in S. Robertson, H. Zaragoza, The Probabilistic Relevance Framework, 2009
 */
export function knownTerms(index: EvidenceIndex, text: string, paths: readonly string[]): KnownTerm[] {
  const found = new Map<number, Found>()
  for (const ask of askTerms(text, index.stems, index.languages())) note(index, ask, found)
  for (const node of new Set(paths.flatMap(nodesOf))) {
    const ask = { term: node, surface: node.slice(1), others: [], times: 1, inSubject: false, position: 0 }
    note(index, ask, found)
  }
  const known = [...found].map(([list, { term, ask }]): KnownTerm => {
    const count = index.postings.counts[list] as number
    const idf = Math.log(1 + (index.size - count + 0.5) / (count + 0.5))
    return { ...ask, term, kind: kindOf(term), list, found: count, weight: idf * emphasis(ask) }
  })
  return known.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, MOST_TERMS)
}

interface Found {
  readonly term: string
  readonly ask: AskTerm
}

/** Of a word's stems the one in most pieces stands for it, so that it counts once; two words of one stem are one word. */
function note(index: EvidenceIndex, ask: AskTerm, found: Map<number, Found>): void {
  const { terms, postings } = index
  let best: { term: string; list: number; count: number } | undefined
  for (const term of ask.others.length === 0 ? [ask.term] : [ask.term, ...ask.others]) {
    const list = terms.get(term)
    const count = list === undefined ? 0 : (postings.counts[list] as number)
    if (list !== undefined && count > (best?.count ?? 0)) best = { term, list, count }
  }
  if (best === undefined || isCommonPath(index, best)) return
  const before = found.get(best.list)?.ask
  const times = Math.min(MOST_TIMES, ask.times + (before?.times ?? 0))
  found.set(best.list, { term: best.term, ask: { ...(before ?? ask), times } })
}

function isCommonPath({ size }: EvidenceIndex, { term, count }: { term: string; count: number }): boolean {
  return term.startsWith('/') && count > Math.max(COMMON_PATH, COMMON_PATH_SHARE * size)
}

/** Its times in the ask, of which the second says less than the first; a word of the first line is the subject itself. */
function emphasis({ times, inSubject, position }: AskTerm): number {
  const isSubject = inSubject && position > 0
  return Math.sqrt(times) * (isSubject ? SUBJECT_WORD : 1)
}

function kindOf(term: string): TermKind {
  if (term.startsWith('=')) return 'identifier'
  if (term.startsWith('@')) return 'area'
  return term.startsWith('/') ? 'path' : 'word'
}
