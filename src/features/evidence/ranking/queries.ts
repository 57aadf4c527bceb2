import { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { serviceKey } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { horizon, type Place, readAll, readChanged, type StoredPiece } from '../store.ts'

const PAGE = 2_000

/**
 * The index of this process: derived from the evidence log and brought up to date when it is asked, so that several
 * processes agree without talking. What another transaction hasn't committed yet is taken up the next time.
 */
export class Ranking {
  #index = new EvidenceIndex()
  #place: Place | null = null
  #work: Promise<void> | null = null
  /** pieces that only the people in them may see, with these people */
  readonly #closed = new Map<string, ReadonlySet<string>>()

  /** The index as of now. The first call reads the whole log. */
  async upToDate(tx: Tx): Promise<EvidenceIndex> {
    this.#work ??= this.#catchUp(tx).finally(() => {
      this.#work = null
    })
    await this.#work
    return this.#index
  }

  /** May this person be shown that piece as a reason? */
  maySee(personId: string, pieceId: string): boolean {
    return this.#closed.get(pieceId)?.has(personId) ?? true
  }

  async #catchUp(tx: Tx): Promise<void> {
    const settled = await horizon(tx)
    if (this.#place === null) await this.#readAll(tx)
    else await this.#readOn(tx, this.#place)
    this.#place = { transaction: settled - 1, id: LAST }
    for (const [id, changedIn] of this.#taken) if (changedIn < settled) this.#taken.delete(id)
  }

  async #readAll(tx: Tx): Promise<void> {
    let after = ''
    for (;;) {
      const pieces = await readAll(tx, after, PAGE)
      pieces.forEach((piece) => this.#take(piece))
      if (pieces.length < PAGE) return
      after = pieces.at(-1)?.id ?? after
    }
  }

  async #readOn(tx: Tx, from: Place): Promise<void> {
    let place = from
    for (;;) {
      const pieces = await readChanged(tx, place, PAGE)
      pieces.forEach((piece) => this.#take(piece))
      const last = pieces.at(-1)
      if (pieces.length < PAGE || !last) return
      place = { transaction: last.changedIn, id: last.id }
    }
  }

  /**
   * Pieces of transactions behind the horizon are read anew each time, because one that is still running may end
   * between two of them; this remembers which of them are in already.
   */
  readonly #taken = new Map<string, number>()

  /** A changed piece is taken out and in again: removal is exact, so the order doesn't matter. */
  #take(piece: StoredPiece): void {
    if (this.#taken.get(piece.id) === piece.changedIn) return
    this.#taken.set(piece.id, piece.changedIn)
    this.#index.remove(piece.id)
    this.#closed.delete(piece.id)
    if (piece.people.length === 0) return
    if (piece.seenBy === 'people') this.#closed.set(piece.id, new Set(piece.people.map(([person]) => person)))
    const { id, at, source, people, text, paths } = piece
    this.#index.add({ id, at, source, people, text, paths })
  }
}

/** Sorts behind every id. */
const LAST = '~'

export const rankingKey = serviceKey<Ranking>('evidence.ranking')
