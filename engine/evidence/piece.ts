import type { Instant } from '#engine/time/instant.ts'

/** What somebody was in a piece of work. Reporters saw the trouble; they are never taken for helpers. */
export type EvidenceRole = 'author' | 'helper' | 'reviewer' | 'reporter' | (string & {})

/**
 * One piece of evidence: at some time, some people did something that this text (and these paths) describe.
 * Persons are opaque keys: a database id in the server, an address, a name or a number in the command line.
 */
export interface Piece {
  /** unique within its source; made from the content where the source has none */
  readonly id: string
  readonly at: Instant
  readonly source: string
  readonly people: readonly (readonly [person: string, role: EvidenceRole])[]
  readonly text: string
  /** changed files or topics, `/`-separated, at most 60 */
  readonly paths: readonly string[]
}
