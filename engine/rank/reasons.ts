import type { Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { tellsSubject } from './everywhere.ts'
import { lowerBound } from './postings.ts'
import type { KnownTerm } from './known-terms.ts'
import { NEWEST_READ } from './newest.ts'
import type { Reading } from './reading.ts'
import { isOwn } from './ties.ts'

/**
 * Why somebody is in the answer, always with a stored piece that shows it.
 *
 * - `piece`: one piece that shares several words with the ask
 * - `topic`: all their pieces on one word of the ask
 * - `path`: their pieces under a file or folder of the ask
 * - `tie`: they helped this asker before
 * - `active`: nothing of the ask is theirs, but they help or work here
 */
export interface Reason {
  readonly kind: 'piece' | 'topic' | 'path' | 'tie' | 'active'
  /** the newest piece behind it, and its source */
  readonly pieceId: string
  readonly source: string
  /** the asker's own words that the piece has, most telling first; neighbours in the ask are one entry. Empty for ties and activity */
  readonly words: readonly string[]
  readonly at: Instant
  /** what the person was in that piece */
  readonly role: string
  /** pieces behind this reason, at least 1 */
  readonly count: number
}

export interface ReasonContext {
  readonly index: EvidenceIndex
  readonly reading: Reading
  /** of `tellingWords` */
  readonly telling: readonly KnownTerm[]
  readonly asker: number | undefined
  readonly isHidden: ((document: number) => boolean) | undefined
  /** false where ties to the asker were turned off: then they are no reason either */
  readonly withTies: boolean
}

const MOST_REASONS = 3
const PIECES_COMPARED = 12
const WORDS_SHOWN = 3
const WORDS_COMPARED = 20
/** Words in more than a tenth of all pieces say nothing about a subject. */
const TOO_COMMON = 0.1
/** In a small organisation every word is in a tenth of all pieces. */
const FEW = 8
const ACTIVITY_READ = 400
const OWN_READ = 1000

/**
 * At most three reasons for a person, most specific first, each with a piece that the asker may see.
 *
 * @returns an empty list for somebody without any visible piece
 * @cost under 0.1 ms a person
 */
export function reasonsFor(context: ReasonContext, person: number): Reason[] {
  const reasons: Reason[] = []
  const matches = matchesOf(context, person)
  const piece = bestPiece(context.index, matches)
  if (piece !== undefined) reasons.push(piece)
  for (const term of tellingTerms(context, matches)) {
    const topic = onTerm(context, person, term)
    if (topic !== undefined && (topic.count > 1 || topic.pieceId !== piece?.pieceId)) reasons.push(topic)
    if (reasons.length >= 2) break
  }
  const tie = context.withTies ? tieReason(context, person) : undefined
  if (tie !== undefined) reasons.push(tie)
  if (reasons.length === 0) {
    const active = activity(context, person)
    if (active !== undefined) reasons.push(active)
  }
  return reasons.slice(0, MOST_REASONS)
}

/** A relevant piece of a person, with the ask's telling words that it has. */
interface Match {
  readonly document: number
  readonly role: string
  readonly terms: readonly KnownTerm[]
}

function matchesOf({ index, reading, telling, isHidden }: ReasonContext, person: number): Match[] {
  const matches: Match[] = []
  for (const { document } of reading.documents) {
    if (partIn(index, document, person) === undefined || isHidden?.(document)) continue
    const role = roleIn(index, document, person) as string
    matches.push({ document, role, terms: telling.filter((term) => isIn(index, term, document)) })
    if (matches.length === PIECES_COMPARED) break
  }
  return matches
}

function bestPiece(index: EvidenceIndex, matches: readonly Match[]): Reason | undefined {
  const weigh = ({ terms, role }: Match) =>
    terms.slice(0, WORDS_SHOWN).reduce((sum, term) => sum + term.weight, 0) * (isHelp(index, role) ? 1.5 : 1)
  let best: Match | undefined
  for (const match of matches) {
    if (match.terms.length > 1 && (best === undefined || weigh(match) > weigh(best))) best = match
  }
  if (best === undefined) return undefined
  const { document, terms, role } = best
  const weights = weightsAmong(matches)
  const words = phrases(terms.toSorted(byWeight(weights)))
  return reason(index, { kind: 'piece', document, words, role, count: 1 })
}

/** What the words weigh among a person's relevant pieces: a subject comes again, the words around it don't. */
function weightsAmong(matches: readonly Match[]): ReadonlyMap<KnownTerm, number> {
  const weights = new Map<KnownTerm, number>()
  for (const { terms } of matches) {
    for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + term.weight)
  }
  return weights
}

function byWeight(weights: ReadonlyMap<KnownTerm, number>) {
  return (a: KnownTerm, b: KnownTerm) =>
    (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a.term < b.term ? -1 : 1)
}

/** The ask's telling words, by what they weigh among this person's relevant pieces; then its paths. */
function tellingTerms({ index, reading }: ReasonContext, matches: readonly Match[]): KnownTerm[] {
  const weights = weightsAmong(matches)
  const paths = reading.terms.filter((term) => term.kind === 'path' && term.found < index.size * TOO_COMMON)
  return [...[...weights.keys()].sort(byWeight(weights)), ...paths]
}

/** The words of an ask that say something about its subject, most telling first; no amounts, times and everyday verbs. */
export function tellingWords(index: EvidenceIndex, reading: Reading): KnownTerm[] {
  const most = Math.max(FEW, index.size * TOO_COMMON)
  return reading.terms
    .filter(({ kind, term, found }) => {
      return kind !== 'path' && kind !== 'area' && found <= most && tellsSubject(term)
    })
    .slice(0, WORDS_COMPARED)
}

/** All visible pieces of a person with a term: as helper if there are any, else in whatever role. */
function onTerm(context: ReasonContext, person: number, term: KnownTerm): Reason | undefined {
  const { index } = context
  const found = documentsWith(index, term, person).filter((document) => !context.isHidden?.(document))
  const words = [term.surface]
  return fromPieces(index, { kind: term.kind === 'path' ? 'path' : 'topic', found, person, words })
}

/** A person's pieces that have a term: by the shorter of the two lists. */
function documentsWith(index: EvidenceIndex, term: KnownTerm, person: number): number[] {
  const own = index.people.documents[person] as number[]
  const found: number[] = []
  if (own.length < term.found) {
    for (let i = Math.max(0, own.length - OWN_READ); i < own.length; i += 1) {
      const document = own[i] as number
      if (partIn(index, document, person) !== undefined && isIn(index, term, document)) found.push(document)
    }
    return found
  }
  const { starts, pool } = index.postings
  const start = starts[term.list] as number
  const end = start + term.found
  for (let i = Math.max(start, end - NEWEST_READ); i < end; i += 1) {
    const document = (pool[i] as number) >>> 8
    if (partIn(index, document, person) !== undefined) found.push(document)
  }
  return found
}

function tieReason(context: ReasonContext, person: number): Reason | undefined {
  const { index, asker } = context
  if (asker === undefined) return undefined
  const found = (index.people.documents[asker] as number[])
    .slice(-ACTIVITY_READ)
    .filter((document) => helped(index, document, person) && isOwn(index, document, asker))
    .filter((document) => !context.isHidden?.(document))
  return fromPieces(index, { kind: 'tie', found, person, words: [] })
}

function activity(context: ReasonContext, person: number): Reason | undefined {
  const { index } = context
  const found = (index.people.documents[person] as number[])
    .slice(-ACTIVITY_READ)
    .filter((document) => partIn(index, document, person) !== undefined && !context.isHidden?.(document))
  return fromPieces(index, { kind: 'active', found, person, words: [] })
}

interface Found {
  readonly kind: Reason['kind']
  readonly found: readonly number[]
  readonly person: number
  readonly words: readonly string[]
}

function fromPieces(index: EvidenceIndex, { kind, found, person, words }: Found): Reason | undefined {
  const asHelper = found.filter((document) => helped(index, document, person))
  const pieces = asHelper.length > 0 ? asHelper : found
  const newest = pieces.reduce<number | undefined>(
    (best, document) => (best === undefined || index.documents.compare(best, document) < 0 ? document : best),
    undefined,
  )
  if (newest === undefined) return undefined
  const role = roleIn(index, newest, person)
  return role === undefined
    ? undefined
    : reason(index, { kind, document: newest, words, role, count: pieces.length })
}

function reason(
  index: EvidenceIndex,
  from: { kind: Reason['kind']; document: number; words: readonly string[]; role: string; count: number },
): Reason {
  const { ids, at } = index.documents
  return {
    kind: from.kind,
    pieceId: ids[from.document] as string,
    source: index.documents.sourceOf(from.document),
    words: from.words,
    at: at[from.document] as Instant,
    role: from.role,
    count: from.count,
  }
}

/** The most telling words, neighbours in the ask joined: `pooler`, `timeout` become `pooler timeout`. */
function phrases(terms: readonly KnownTerm[]): string[] {
  const shown = terms.slice(0, WORDS_SHOWN)
  const joined: { first: number; last: number; text: string }[] = []
  for (const term of [...shown].sort((a, b) => a.position - b.position)) {
    const before = joined.at(-1)
    if (before !== undefined && before.last + 1 === term.position) {
      before.text += ` ${term.surface}`
      before.last = term.position
    } else joined.push({ first: term.position, last: term.position, text: term.surface })
  }
  const rank = (first: number, last: number) =>
    shown.findIndex((term) => term.position >= first && term.position <= last)
  return joined.sort((a, b) => rank(a.first, a.last) - rank(b.first, b.last)).map((one) => one.text)
}

function isIn(index: EvidenceIndex, term: KnownTerm, document: number): boolean {
  const start = index.postings.starts[term.list] as number
  const at = lowerBound(index.postings.pool, start, start + term.found, document)
  return at < start + term.found && (index.postings.pool[at] as number) >>> 8 === document
}

function helped(index: EvidenceIndex, document: number, person: number): boolean {
  return partIn(index, document, person) === 'helped'
}

/** Whether a person helped in a piece or made it; absent where they only saw the trouble. */
function partIn(
  { documents: { firstPerson, slots } }: EvidenceIndex,
  document: number,
  person: number,
): 'helped' | 'made' | undefined {
  let part: 'made' | undefined
  const end = firstPerson[document + 1] as number
  for (let j = firstPerson[document] as number; j < end; j += 1) {
    const slot = slots[j] as number
    if (slot >> 1 !== person) continue
    if ((slot & 1) === 1) return 'helped'
    part = 'made'
  }
  return part
}

function isHelp(index: EvidenceIndex, role: string): boolean {
  return index.roleClasses[index.roleNames.indexOf(role)] === 'helped'
}

/** What a person was in a piece, help before own work; absent where they only saw the trouble. */
function roleIn(index: EvidenceIndex, document: number, person: number): string | undefined {
  const { documents, roleClasses, roleNames } = index
  let own: string | undefined
  const end = documents.firstPerson[document + 1] as number
  for (let j = documents.firstPerson[document] as number; j < end; j += 1) {
    if (documents.people[j] !== person) continue
    const role = documents.roles[j] as number
    if (roleClasses[role] === 'helped') return roleNames[role]
    if (roleClasses[role] === 'made') own = roleNames[role]
  }
  return own
}
