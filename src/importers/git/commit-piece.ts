import type { EvidenceRole, Piece } from '#engine/evidence/piece.ts'
import { DAY, type Instant, instant } from '#engine/time/instant.ts'
import { isAutomation } from './automation.ts'
import type { RawCommit } from './log.ts'
import type { Mailmap, Mention } from './mailmap.ts'
import { Masker } from './mask.ts'
import type { MergeIdentities } from './merge-identities.ts'
import { type Credit, readMessage } from './trailers.ts'

export interface PieceMaker {
  readonly mailmap: Mailmap
  readonly merge: MergeIdentities
  readonly masker: Masker
  readonly now: Instant
}

/** Why a commit is no evidence: its date can't be, or nobody but programs had a part in it. */
export type NoPiece = 'import.git.impossibleDate' | 'import.git.onlyPrograms' | 'import.git.nobody'

const ROLES_IN_ORDER: readonly EvidenceRole[] = ['author', 'helper', 'reviewer', 'reporter']
const PEOPLE_LIMIT = 60
const TEXT_LIMIT = 16_000
/** Version control as we know it is younger; 0 and its neighbours are clocks that were never set. */
const EARLIEST = Date.UTC(1985, 0, 1)

/** Turns a commit into a piece: author first, then whom the message credits, each person once. */
export function makePiece(commit: RawCommit, maker: PieceMaker): Piece | NoPiece {
  const at = momentOf(commit, maker.now)
  if (at === undefined) return 'import.git.impossibleDate'
  const { text, credits } = readMessage(commit.message)
  const all = [{ name: commit.name, email: commit.email, role: 'author' }, ...credits]
  const { present, names } = whoIsWho(all, maker)
  if (present.length === 0) return 'import.git.onlyPrograms'
  // all of them are seen before any key is used: a later mention may show that two keys are one person
  for (const { proper } of present) maker.merge.see(proper)
  const people = new Map<string, EvidenceRole>()
  for (const role of ROLES_IN_ORDER) {
    for (const each of present) {
      const key = each.role === role ? maker.merge.see(each.proper) : undefined
      if (key !== undefined && !people.has(key) && people.size < PEOPLE_LIMIT) people.set(key, role)
    }
  }
  if (people.size === 0) return 'import.git.nobody'
  return {
    id: commit.id,
    at,
    source: 'git',
    people: [...people],
    text: maker.masker.mask(printable(text).slice(0, TEXT_LIMIT), names),
    paths: commit.paths.map(printable),
  }
}

interface Present {
  readonly proper: Mention
  readonly role: EvidenceRole
}

/** The people behind the mentions, programs left out, and all names that the text may not show. */
function whoIsWho(credits: readonly Credit[], maker: PieceMaker): { present: Present[]; names: Set<string> } {
  const present: Present[] = []
  const names = new Set<string>()
  for (const credit of credits) {
    const mention = tidy(credit)
    const proper = maker.mailmap.resolve(mention)
    if (isAutomation(mention) || isAutomation(proper)) continue
    names.add(mention.name).add(proper.name)
    present.push({ proper, role: credit.role })
  }
  return { present, names }
}

/** The committer's date, where it can be; else the author's. */
function momentOf(commit: RawCommit, now: Instant): Instant | undefined {
  for (const seconds of [commit.committedAt, commit.authoredAt]) {
    const ms = seconds * 1000
    if (ms >= EARLIEST && ms <= now + DAY) return instant(ms)
  }
  return undefined
}

const VIA = /^(.{2,60}?) via \S.{0,60}$/i

/** A name without what mail programs and mailing lists put around it; a relayed mail's address is the relay's. */
function tidy(mention: Mention): Mention {
  const name = printable(mention.name)
    .replace(/\s+/g, ' ')
    .replace(/^["'\s]+|["'\s]+$/g, '')
    .slice(0, 100)
  const relayed = VIA.exec(name)
  if (relayed?.[1]) return { name: relayed[1], email: '' }
  return {
    name: name.includes('@') ? '' : name,
    email: printable(mention.email).replace(/\s+/g, '').slice(0, 254),
  }
}

// control characters, and those that turn the direction of what follows or can't be seen
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

function printable(text: string): string {
  return text.replace(UNPRINTABLE, '')
}
