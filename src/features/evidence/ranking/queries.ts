import { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { snapshotting } from '#engine/rank/snapshot.ts'
import type { Stems } from '#engine/rank/stems.ts'
import { loadStems } from '#platform/i18n/load-stems.ts'
import { serviceKey } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { inTurns } from '#platform/turns.ts'
import { horizon, type Place, readAll, readChanged, readPieces, type StoredPiece } from '../store.ts'
import { readVersions } from './store/versions.ts'
import { dropSnapshot, readSnapshot, writeSnapshot } from './store/snapshot-file.ts'

const PAGE = 2_000

/**
 * The index of this process: derived from the evidence log and brought up to date when it is asked, so that several
 * processes agree without talking. What another transaction hasn't committed yet is taken up the next time.
 *
 * With a file it doesn't begin from nothing: what it kept there is held against the log, piece by piece, and only
 * what differs is read. Any snapshot is right that way, also of a database that was restored meanwhile.
 */
export class Ranking {
  readonly #file: string | undefined
  #index = new EvidenceIndex()
  #place: Place | null = null
  #work: Promise<void> | null = null
  /** changes taken in since the snapshot was written */
  #changes = 0
  /** the snapshot on disk holds something that was taken out since */
  #isStale = false
  /** grows when somebody is erased */
  #forgotten = 0
  /** pieces that only the people in them may see, with these people */
  readonly #closed = new Map<string, ReadonlySet<string>>()

  /** @param file where the snapshot is kept; none without it */
  constructor(file?: string) {
    this.#file = file
  }

  /** The index as of now. The first call reads the snapshot, or without one the whole log. */
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

  /**
   * Takes in what is new and keeps a snapshot where that is worth its time: when there is none, when a good part is
   * new, and always when something was taken out.
   */
  async keep(tx: Tx): Promise<void> {
    const forgotten = this.#forgotten
    await this.upToDate(tx)
    if (this.#file === undefined || !this.#isWorthKeeping()) return
    await this.#write(tx, this.#file, () => !this.#isStale && this.#forgotten === forgotten)
  }

  /** Whoever erases somebody calls this: nothing of them waits on disk for the next snapshot. */
  async forgetSnapshot(): Promise<void> {
    this.#isStale = true
    this.#forgotten += 1
    if (this.#file !== undefined) await dropSnapshot(this.#file)
  }

  #isWorthKeeping(): boolean {
    if (this.#isStale) return true
    return this.#changes > Math.max(FEW_CHANGES, this.#index.size / 8)
  }

  /** @param isRight false as soon as something was taken out since what is written was read */
  async #write(tx: Tx, file: string, isRight: () => boolean): Promise<void> {
    const settled = this.#place?.transaction ?? 0
    const versions = await readVersions(tx, settled)
    const closed = new Map([...this.#closed].map(([id, people]) => [id, [...people]]))
    this.#changes = 0
    this.#isStale = false
    // somebody may be erased meanwhile: then nothing is kept, and the next time everything anew
    const bytes = await inTurns(snapshotting(this.#index))
    if (bytes !== undefined)
      await writeSnapshot(file, { bytes, versions, closed, stems: this.#index.stems }, isRight)
    if (!isRight()) this.#isStale = true
  }

  async #catchUp(tx: Tx): Promise<void> {
    const settled = await horizon(tx)
    const before = this.#changes
    if (this.#place !== null) await this.#readOn(tx, this.#place)
    else await this.#begin(tx)
    await inTurns(this.#index.settling())
    this.#place = { transaction: settled - 1, id: LAST }
    for (const [id, changedIn] of this.#taken) if (changedIn < settled) this.#taken.delete(id)
    // what was taken out must not wait on disk until the next snapshot is due
    if (this.#isStale && this.#changes > before && this.#file !== undefined) await dropSnapshot(this.#file)
  }

  async #begin(tx: Tx): Promise<void> {
    const stems = await loadStems()
    this.#index = new EvidenceIndex(stems)
    if (!(await this.#fromSnapshot(tx, stems))) await this.#readAll(tx)
  }

  /** @returns false where there is no snapshot that fits */
  async #fromSnapshot(tx: Tx, stems: Stems): Promise<boolean> {
    const kept = this.#file === undefined ? undefined : await readSnapshot(this.#file, stems)
    if (kept === undefined) return false
    this.#index = kept.index
    for (const [id, people] of kept.closed) this.#closed.set(id, new Set(people))
    const there = await readVersions(tx, Number.MAX_SAFE_INTEGER)
    for (const id of kept.versions.keys()) if (!there.has(id)) this.#takeOut(id)
    const differs = [...there].filter(([id, version]) => kept.versions.get(id) !== version).map(([id]) => id)
    for (let from = 0; from < differs.length; from += PAGE) {
      for (const piece of await readPieces(tx, differs.slice(from, from + PAGE))) this.#take(piece)
    }
    return true
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
    this.#takeOut(piece.id)
    this.#changes += 1
    if (piece.people.length === 0) return
    if (piece.seenBy === 'people') this.#closed.set(piece.id, new Set(piece.people.map(([person]) => person)))
    const { id, at, source, people, text, paths } = piece
    this.#index.add({ id, at, source, people, text, paths })
  }

  #takeOut(id: string): void {
    this.#closed.delete(id)
    if (!this.#index.remove(id)) return
    this.#changes += 1
    this.#isStale = true
  }
}

/** Below this the log is read again faster than a snapshot is written often. */
const FEW_CHANGES = 500

/** Sorts behind every id. */
const LAST = '~'

export const rankingKey = serviceKey<Ranking>('evidence.ranking')
