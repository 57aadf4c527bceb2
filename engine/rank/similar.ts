import type { Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { read } from './reading.ts'
import { hiddenBy, type PieceReference } from './visibility.ts'

/** A stored piece that is like an ask: a solved ask, a note, a piece of work. */
export interface SimilarPiece extends PieceReference {
  /** how much of the ask it has, 0 to 1: 1 would be a piece with all telling words of the ask */
  readonly likeness: number
}

export interface SimilarOptions {
  readonly now: Instant
  /** at most this many; 3 where absent */
  readonly limit?: number
  /** which pieces may be shown: those of a kind, those that this asker may see */
  readonly maySee?: (piece: PieceReference) => boolean
}

/** Below this a piece shares a word or two by chance. */
const ALIKE = 0.25

/**
 * Pieces like an ask, the most alike first, however old: a solved trouble stays solved.
 *
 * @returns nothing where no piece shares enough of the ask's telling words
 * @cost as `who`
 * @example similarPieces(index, 'pooler timeout', { now, maySee: ({ source }) => source === 'asks' })
 */
export function similarPieces(index: EvidenceIndex, text: string, options: SimilarOptions): SimilarPiece[] {
  index.settle()
  const { now, limit = 3, maySee } = options
  const isHidden = maySee === undefined ? undefined : hiddenBy(index, maySee)
  const reading = read(index, text, { now, paths: [], isHidden })
  const whole = reading.terms
    .filter(({ kind }) => kind === 'word' || kind === 'identifier')
    .reduce((sum, { weight }) => sum + weight, 0)
  const { documents } = index
  return reading.documents
    .filter(({ match }) => match >= ALIKE * whole)
    .toSorted((a, b) => b.match - a.match || documents.compare(b.document, a.document))
    .slice(0, limit)
    .map(({ document, match }) => ({
      id: documents.ids[document] as string,
      source: documents.sourceOf(document),
      at: documents.at[document] as Instant,
      likeness: Math.min(1, match / whole),
    }))
}
