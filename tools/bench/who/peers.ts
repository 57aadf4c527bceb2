import MiniSearch from 'minisearch'
import pg from 'pg'
import type { Piece } from '#engine/evidence/piece.ts'
import { DAY } from '#engine/time/instant.ts'
import type { Query } from '#surfaces/cli/who/queries.ts'
import { quantile } from './metrics.ts'

/** A search engine that gives matching pieces; the sum per person is the same for all. */
interface Peer {
  readonly name: string
  search(text: string): Promise<readonly { place: number; score: number }[]>
  close(): Promise<void>
}

export interface PeerFigures {
  readonly name: string
  readonly mrr: number
  readonly p50: number
  readonly p95: number
}

const MOST_DOCUMENTS = 300
const HALF_LIFE = 700 * DAY

/** Short asks through a search engine, faded and summed per person as ours are: quality and time of the whole ranking. */
export async function measurePeers(
  pieces: readonly Piece[],
  queries: readonly Query[],
  database: string | undefined,
): Promise<PeerFigures[]> {
  const figures: PeerFigures[] = []
  figures.push(await measure(miniSearch(pieces), pieces, queries))
  if (database !== undefined) figures.push(await measure(await postgres(pieces, database), pieces, queries))
  return figures
}

async function measure(
  peer: Peer,
  pieces: readonly Piece[],
  queries: readonly Query[],
): Promise<PeerFigures> {
  const times: number[] = []
  let found = 0
  for (const query of queries) {
    const start = performance.now()
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
    const ranked = [...people].sort((a, b) => b[1] - a[1]).map(([person]) => person)
    times.push(performance.now() - start)
    const rank = ranked.findIndex((person) => query.helpers.includes(person))
    if (rank >= 0) found += 1 / (rank + 1)
  }
  await peer.close()
  return {
    name: peer.name,
    mrr: found / queries.length,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  }
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
