import { roleClass } from '#engine/evidence/strength.ts'
import { DAY, type Instant } from '#engine/time/instant.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import { tellsSubject } from './everywhere.ts'
import { eachWord } from './words.ts'

/** A piece as its text says it, with what this person was in it. */
export interface OwnPiece {
  readonly id: string
  readonly at: Instant
  readonly role: string
  readonly text: string
}

/** Something that a person can help with: a word or two of their own pieces. */
export interface Expertise {
  /** what is compared: one or two terms, in the order of the words */
  readonly terms: readonly string[]
  /** as somebody wrote it */
  readonly words: string
  /** pieces behind it, at least 1 */
  readonly pieces: number
  readonly first: Instant
  readonly last: Instant
  /** the newest three of them */
  readonly pieceIds: readonly string[]
}

const TEXT_READ = 600
const HALF_LIFE = 365 * DAY
const MADE_SHARE = 0.6
/** A person with fewer pieces is known by single words that came once, and by no more than three of them. */
const FEW_PIECES = 5
const MOST_OF_FEW = 3
const SHORTEST = 3

/**
 * What somebody is known by here, in words, the most telling first: words that come again in their pieces and seldom
 * in those of others, two that stand together as one topic.
 *
 * @param pieces of one person, those that the reader may see
 * @returns nothing for a person without pieces; at most `limit` topics
 * @cost linear in the texts, of which the first 600 characters are read
 * @example expertiseOf(index, pieces, { now, limit: 6 })  // [{ words: 'hospital approval', pieces: 4, … }, …]
 */
export function expertiseOf(
  index: EvidenceIndex,
  pieces: readonly OwnPiece[],
  { now, limit }: { now: Instant; limit: number },
): Expertise[] {
  // who asked about something, or only saw it, doesn't know it by that
  const own = pieces.filter(({ role }) => ['made', 'helped'].includes(roleClass(role)))
  const topics = new Map<string, Topic>()
  for (const piece of own) gather(topics, piece)
  const few = own.length < FEW_PIECES
  const known = [...topics.values()].filter(
    (topic) => topic.pieces.length >= 2 || (few && topic.terms.length === 1),
  )
  const most = few ? Math.min(limit, MOST_OF_FEW) : limit
  const scored = known
    .map((topic) => ({ topic, score: scoreOf(index, topic, now) }))
    .sort((a, b) => b.score - a.score || (a.topic.key < b.topic.key ? -1 : 1))
  const chosen: Topic[] = []
  for (const { topic } of scored) {
    if (chosen.length === most) break
    if (!chosen.some((one) => overlaps(one, topic))) chosen.push(topic)
  }
  return chosen.map(view)
}

interface Topic {
  readonly key: string
  readonly terms: readonly string[]
  readonly words: string
  readonly pieces: OwnPiece[]
}

interface Word {
  readonly term: string
  readonly surface: string
}

function gather(topics: Map<string, Topic>, piece: OwnPiece): void {
  const text = piece.text.slice(0, TEXT_READ)
  const lower = text.toLowerCase()
  const words: Word[] = []
  eachWord(text, (term, surface) => words.push({ term, surface }))
  const seen = new Set<string>()
  const take = (...found: readonly Word[]) => {
    const key = found.map(({ term }) => term).join(' ')
    if (seen.has(key)) return
    seen.add(key)
    const known = topics.get(key)
    if (known) known.pieces.push(piece)
    else topics.set(key, topicOf(key, found, piece))
  }
  for (const [at, word] of words.entries()) {
    if (!isTelling(word)) continue
    take(word)
    const next = words[at + 1]
    // neighbours in the text itself: small words are left out of `words`
    if (next && isTelling(next) && lower.includes(`${word.surface} ${next.surface}`.toLowerCase()))
      take(word, next)
  }
}

function topicOf(key: string, words: readonly Word[], piece: OwnPiece): Topic {
  const surface = words.map((word) => word.surface).join(' ')
  return { key, terms: words.map(({ term }) => term), words: surface, pieces: [piece] }
}

function isTelling({ term }: Word): boolean {
  return term.length >= SHORTEST && !term.startsWith('=') && tellsSubject(term)
}

/** Rarity among all pieces times faded own pieces; two words that keep together say more than each alone. */
function scoreOf(index: EvidenceIndex, { terms, pieces }: Topic, now: Instant): number {
  const rarity = terms.reduce((sum, term) => sum + idf(index, term), 0) / Math.sqrt(terms.length)
  const weight = pieces.reduce((sum, { at, role }) => {
    const share = roleClass(role) === 'helped' ? 1 : MADE_SHARE
    return sum + share * 2 ** (-Math.max(0, now - at) / HALF_LIFE)
  }, 0)
  return rarity * weight
}

function idf(index: EvidenceIndex, term: string): number {
  const list = index.terms.get(term)
  const found = list === undefined ? 0 : (index.postings.counts[list] as number)
  return Math.log(1 + (index.size - found + 0.5) / (found + 0.5))
}

/** A word inside a chosen pair is told already, and so is a pair around a chosen word or beside it. */
function overlaps(one: Topic, other: Topic): boolean {
  return one.terms.some((term) => other.terms.includes(term))
}

function view({ terms, words, pieces }: Topic): Expertise {
  const newest = pieces.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  const last = newest[0]?.at
  const first = newest.at(-1)?.at
  return {
    terms,
    words: /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words,
    pieces: pieces.length,
    first: first as Instant,
    last: last as Instant,
    pieceIds: newest.slice(0, 3).map(({ id }) => id),
  }
}
