import type { Piece } from '#engine/evidence/piece.ts'
import type { Instant } from '#engine/time/instant.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { ZodType } from 'zod'

/** Somebody as a source knows them. `key` stands for them in the pieces of the same source. */
export interface Identity {
  readonly key: string
  readonly name?: string
  /** as written; compare it lower-cased */
  readonly email?: string
  /** further addresses of the same person, lower-cased */
  readonly aliases: readonly string[]
  /** further full names of the same person */
  readonly otherNames?: readonly string[]
  /** the number that the source has in this person's place, where it has one */
  readonly number?: number
}

/** What a list of people says about somebody beyond name and address. Dates are local, `2026-05-22`. */
export interface Profile {
  readonly team?: string
  readonly department?: string
  readonly title?: string
  /** the manager's address, lower-cased */
  readonly manager?: string
  readonly zone?: string
  /** BCP 47 tags */
  readonly languages?: readonly string[]
  readonly start?: string
  readonly end?: string
}

/** One piece of work or help. Each person in it was given before as a `person` item with the same key. */
export interface PieceItem {
  readonly kind: 'piece'
  readonly piece: Piece
  readonly cursor: string
}

/** A person, or news about one: a later item with the same key replaces the earlier one. */
export interface PersonItem {
  readonly kind: 'person'
  readonly person: Identity
  readonly profile?: Profile
  readonly cursor?: string
}

/** Two keys turned out to be one person: whatever was given under `key`, or will be, belongs to `as`. */
export interface SameItem {
  readonly kind: 'same'
  readonly key: string
  readonly as: string
}

/** One part that can't be taken over. The rest is never lost with it. */
export interface SkipItem {
  readonly kind: 'skip'
  /** a key in the importer's `strings/`, such as `import.git.impossibleDate` */
  readonly reason: string
  /** commit, line or the like, so that somebody finds the place */
  readonly where: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly cursor?: string
}

/** The source can't be read, or no further. Always the last item; what came before stays good. */
export interface RefusedItem {
  readonly kind: 'refused'
  readonly refusal: Refusal
}

/** Everything was read. Always the last item; a read from this cursor gives only what is new by then. */
export interface DoneItem {
  readonly kind: 'done'
  readonly cursor: string
}

export type Item = PieceItem | PersonItem | SameItem | SkipItem | RefusedItem | DoneItem

export interface Progress {
  readonly done: number
  readonly total?: number
}

export interface ReadContext {
  /** dates after it (and a day of wrong clocks) are impossible */
  readonly now: Instant
  /** the read ends by throwing the signal's reason, and leaves no child process behind */
  readonly signal?: AbortSignal
  /** of an earlier item: the read gives what came after it. A cursor that no longer fits means a read from the start */
  readonly cursor?: string
  /** people of earlier reads of this source, so that their keys stay the same */
  readonly known?: Iterable<Identity>
  readonly progress?: (progress: Progress) => void
}

/** What a person pointed at: a file with its first bytes, or a folder with the names in it. */
export interface Sample {
  readonly name: string
  readonly head?: Uint8Array
  readonly entries?: readonly string[]
}

/**
 * Turns a source into pieces and people. It never touches a slice or a database: who runs it decides what is
 * stored, and a dry run is a read whose items are counted.
 */
export interface Importer<Options> {
  readonly id: string
  readonly options: ZodType<Options>
  recognises(sample: Sample): boolean
  /**
   * Streams the source in constant memory but for the people in it.
   *
   * @param source a path
   * @throws the signal's reason when aborted; a source that can't be read is a `refused` item instead
   */
  read(source: string, options: Options, context: ReadContext): AsyncIterable<Item>
}
