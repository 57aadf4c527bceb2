import MiniSearch from 'minisearch'
import pg from 'pg'
import type { Piece } from '#engine/evidence/piece.ts'
import type { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { who } from '#engine/rank/who.ts'
import { DAY } from '#engine/time/instant.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'
import { type Speed, Stopwatch } from './timing.ts'

/** A search engine that gives matching pieces; the sum per person is the same for all. */
interface Peer {
  readonly name: string
  search(text: string): Promise<readonly { place: number; score: number }[]>
  close(): Promise<void>
}

export interface PeerFigures extends Speed {
  readonly mrr: number
}

const MOST_DOCUMENTS = 300
const HALF_LIFE = 700 * DAY
const WARM_UP = 10

/**
 * The whole ranking of short asks by ours and by search engines whose matches are faded and summed per person as ours
 * are: time and quality. Everybody answers each ask before the next one comes, in turn first and last, so that
 * whatever else the machine does is in all of the times.
 *
 * @returns ours first
 */
export async function measurePeers(
  index: EvidenceIndex,
  pieces: readonly Piece[],
  queries: readonly Query[],
  database: string | undefined,
): Promise<PeerFigures[]> {
  const peers = [miniSearch(pieces)]
  if (database !== undefined) peers.push(await postgres(pieces, database))
  const contestants = [
    new Contestant('Askwell', (query) => ours(index, query)),
    ...peers.map((peer) => new Contestant(peer.name, (query) => theirs(peer, pieces, query))),
  ]
  for (const query of queries.slice(0, WARM_UP)) for (const one of contestants) await one.ask(query)
  for (const one of contestants) one.begin()
  for (const [turn, query] of queries.entries()) {
    for (let i = 0; i < contestants.length; i += 1) {
      await (contestants[(turn + i) % contestants.length] as Contestant).ask(query)
    }
  }
  for (const peer of peers) await peer.close()
  return contestants.map((one) => one.figures)
}

type Answer = (query: Query) => readonly string[] | Promise<readonly string[]>

class Contestant {
  readonly #name: string
  readonly #answer: Answer
  #watch: Stopwatch
  #found = 0
  #asks = 0

  constructor(name: string, answer: Answer) {
    this.#name = `${name}, short ask in turn`
    this.#answer = answer
    this.#watch = new Stopwatch(this.#name)
  }

  async ask(query: Query): Promise<void> {
    const ranked = await this.#watch.time(() => this.#answer(query))
    const rank = ranked.findIndex((person) => query.helpers.includes(person))
    if (rank >= 0) this.#found += 1 / (rank + 1)
    this.#asks += 1
  }

  /** Forgets what was asked to warm up. */
  begin(): void {
    this.#watch = new Stopwatch(this.#name)
    this.#found = 0
    this.#asks = 0
  }

  get figures(): PeerFigures {
    return { ...this.#watch.speed, mrr: this.#found / Math.max(1, this.#asks) }
  }
}

function ours(index: EvidenceIndex, query: Query): readonly string[] {
  const ask = { text: firstLine(query.text), at: query.at, asker: query.asker ?? '' }
  return who(index, ask, { limit: 5 }).map(({ person }) => person)
}

async function theirs(peer: Peer, pieces: readonly Piece[], query: Query): Promise<readonly string[]> {
  const people = new Map<string, number>()
  for (const { place, score } of await peer.search(firstLine(query.text))) {
    const piece = pieces[place]
    if (piece === undefined || piece.at >= query.at) continue
    const faded = score * 2 ** ((piece.at - query.at) / HALF_LIFE)
    for (const [person, role] of piece.people) {
      const share = role === 'author' ? 0.5 : role === 'reporter' ? 0 : 1
      people.set(person, (people.get(person) ?? 0) + faded * share)
    }
  }
  people.delete(query.asker ?? '')
  return [...people].sort((a, b) => b[1] - a[1]).map(([person]) => person)
}

function miniSearch(pieces: readonly Piece[]): Peer {
  const engine = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] })
  engine.addAll(pieces.map(({ text }, id) => ({ id, text })))
  return {
    name: 'MiniSearch',
    search: async (text) =>
      engine
        .search(text)
        .slice(0, MOST_DOCUMENTS)
        .map(({ id, score }) => ({ place: Number(id), score })),
    close: async () => {},
  }
}

async function postgres(pieces: readonly Piece[], database: string): Promise<Peer> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  await client.query('create temporary table bench_piece (place int primary key, words tsvector)')
  for (let from = 0; from < pieces.length; from += 2000) {
    const some = pieces.slice(from, from + 2000)
    await client.query(
      `insert into bench_piece select p, to_tsvector('english', t) from unnest($1::int[], $2::text[]) as x (p, t)`,
      [some.map((_, i) => from + i), some.map(({ text }) => text.replaceAll('\0', ''))],
    )
  }
  await client.query('create index on bench_piece using gin (words)')
  await client.query('analyze bench_piece')
  return {
    name: 'PostgreSQL full text',
    search: async (text) => {
      const { rows } = await client.query<{ place: number; score: number }>(
        `select place, ts_rank(words, q) as score
           from bench_piece, to_tsquery('english', nullif(array_to_string(tsvector_to_array(to_tsvector('english', $1)), ' | '), '')) q
          where words @@ q order by score desc limit ${MOST_DOCUMENTS}`,
        [text],
      )
      return rows
    },
    close: () => client.end(),
  }
}

export function firstLine(text: string): string {
  return text.trimStart().split('\n')[0] ?? ''
}
