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
  const known: KnownTerm[] = []
  const look = (ask: AskTerm) => {
    const list = index.terms.get(ask.term)
    const found = list === undefined ? 0 : (index.postings.counts[list] as number)
    if (list === undefined || found === 0) return
    const idf = Math.log(1 + (index.size - found + 0.5) / (found + 0.5))
    known.push({ ...ask, kind: kindOf(ask.term), list, found, weight: idf * emphasis(ask) })
  }
  for (const ask of askTerms(text)) look(ask)
  for (const node of new Set(paths.flatMap(nodesOf))) {
    look({ term: node, surface: node.slice(1), times: 1, inSubject: false, position: 0 })
  }
  return known.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)).slice(0, MOST_TERMS)
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
