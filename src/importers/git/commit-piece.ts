import type { EvidenceRole, Piece } from '#engine/evidence/piece.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import type { RawCommit } from './log.ts'
import { mask, type NamePattern } from './mask.ts'
import { printable } from '../contract/printable.ts'
import type { Known, Roster } from './roster.ts'
import { readMessage } from './trailers.ts'

/** Why a commit is no evidence: its date can't be, or nobody but programs had a part in it. */
export type NoPiece = 'import.git.impossibleDate' | 'import.git.onlyPrograms' | 'import.git.nobody'

const PEOPLE_LIMIT = 60
const TEXT_LIMIT = 16_000
/** Version control as we know it is younger; 0 and its neighbours are clocks that were never set. */
const EARLIEST = Date.UTC(1985, 0, 1)

interface Present {
  readonly known: Known
  readonly role: EvidenceRole
}

/** Turns a commit into a piece: author first, then whom the message credits, each person once. */
export function makePiece(commit: RawCommit, roster: Roster, now: Instant): Piece | NoPiece {
  const at = momentOf(commit, now)
  if (at === undefined) return 'import.git.impossibleDate'
  const { text, credits } = readMessage(commit.message, (value) => roster.credited(value).length > 0)
  const present: Present[] = [{ known: roster.author(commit.author), role: 'author' }]
  for (const { role, value } of credits)
    for (const known of roster.credited(value)) present.push({ known, role })
  const people = peopleOf(present)
  if (people.length === 0)
    return present.some(({ known }) => known.isProgram) ? 'import.git.onlyPrograms' : 'import.git.nobody'
  return {
    id: commit.id,
    at,
    source: 'git',
    people,
    text: mask(printable(text).slice(0, TEXT_LIMIT), namesOf(present)),
    paths: commit.paths.map(printable),
  }
}

function peopleOf(present: readonly Present[]): [string, EvidenceRole][] {
  const people: [string, EvidenceRole][] = []
  for (const wanted of ['author', 'helper', 'reviewer', 'reporter']) {
    for (const { known, role } of present) {
      if (role !== wanted || !known.somebody || people.length >= PEOPLE_LIMIT) continue
      const { key } = known.somebody
      if (!people.some(([other]) => other === key)) people.push([key, role])
    }
  }
  return people
}

function* namesOf(present: readonly Present[]): Generator<NamePattern> {
  for (const { known } of present) yield* known.names
}

/** The committer's date, where it can be; else the author's. */
function momentOf(commit: RawCommit, now: Instant): Instant | undefined {
  for (const seconds of [commit.committedAt, commit.authoredAt]) {
    const ms = seconds * 1000
    if (ms >= EARLIEST && ms <= now + DAY) return instant(ms)
  }
  return undefined
}
