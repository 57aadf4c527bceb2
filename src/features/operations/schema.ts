/** What an import run did; a dry run says the same about what it would do. */
export interface ImportCounts {
  /** pieces that were read */
  readonly read: number
  readonly added: number
  /** here already */
  readonly known: number
  /** left out: nobody in them belongs to the organisation */
  readonly unknownPeople: number
  /** parts that can't be taken over, as the importer says */
  readonly skipped: number
}

export const NOTHING_YET: ImportCounts = { read: 0, added: 0, known: 0, unknownPeople: 0, skipped: 0 }

export function plus(one: ImportCounts, other: ImportCounts): ImportCounts {
  return {
    read: one.read + other.read,
    added: one.added + other.added,
    known: one.known + other.known,
    unknownPeople: one.unknownPeople + other.unknownPeople,
    skipped: one.skipped + other.skipped,
  }
}

export type RunState = 'running' | 'done' | 'failed' | 'undone'

export interface ImportRun {
  readonly id: string
  readonly importer: string
  readonly cursor: string | null
  readonly state: RunState
  readonly counts: ImportCounts
  readonly startedAt: number
  readonly finishedAt: number | null
}
