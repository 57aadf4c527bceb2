import type { Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'

/** What a caller of `maySee` decides on; the text itself is never in the index. */
export interface PieceReference {
  readonly id: string
  readonly source: string
  readonly at: Instant
}

/** The opposite of `maySee` by document, each piece asked about once. */
export function hiddenBy(
  index: EvidenceIndex,
  maySee: (piece: PieceReference) => boolean,
): (document: number) => boolean {
  const known = new Map<number, boolean>()
  return (document) => {
    let isHidden = known.get(document)
    if (isHidden === undefined) {
      const { ids, at } = index.documents
      isHidden = !maySee({
        id: ids[document] as string,
        source: index.documents.sourceOf(document),
        at: at[document] as Instant,
      })
      known.set(document, isHidden)
    }
    return isHidden
  }
}
