import { similarPieces } from '#engine/rank/similar.ts'
import { toIso } from '#engine/time/instant.ts'
import { type AskRecord, findAsk, helpersOf } from '#features/asks/queries.ts'
import { externalIdsOf } from '#features/evidence/queries.ts'
import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { namesOf } from '#features/people/queries.ts'
import { query } from '#platform/operation.ts'
import { assert } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { exampleAsk } from '#features/asks/schema.ts'
import { exampleSimilar, FindSimilar, SimilarAsks, type SimilarAsk } from '../schema.ts'

/** Found by the words alone; who asked isn't told, because it doesn't help the next person. */
export const listSimilar = query({
  name: 'asks.similar',
  http: 'POST /similar-asks',
  summary: 'Asks like this text that came to a good end and whose answer was left for the next person.',
  access: { who: 'person', scope: 'asks' },
  input: FindSimilar,
  output: SimilarAsks,
  example: { input: { text: exampleAsk.text }, output: { items: [exampleSimilar] } },
  async run({ tx, actor, services }, { text, limit = 3 }) {
    assert(actor.kind === 'person', 'Similar asks are shown to a person.')
    return { items: await solvedBefore(tx, services, { text, askerId: actor.personId, limit }) }
  },
})

/** Kept answers to asks like this one, the most alike first. */
export async function solvedBefore(
  tx: Tx,
  services: Services,
  { text, askerId, limit }: { text: string; askerId: string; limit: number },
): Promise<SimilarAsk[]> {
  const ranking = services.get(rankingKey)
  const index = await ranking.upToDate(tx)
  const pieces = similarPieces(index, text, {
    now: tx.now,
    limit,
    maySee: ({ source, id }) => source === 'ask' && ranking.maySee(askerId, id),
  })
  const askIds = await externalIdsOf(
    tx,
    pieces.map(({ id }) => id),
  )
  const records = await Promise.all(pieces.map(({ id }) => findAsk(tx, askIds.get(id) ?? '')))
  const kept = records.filter((record) => record !== null).filter(isKept)
  const names = await namesOf(
    tx,
    kept.flatMap(({ ask }) => helpersOf(ask.state)),
  )
  return kept.map((record) => view(record, names))
}

function isKept({ keep, ask: { state } }: AskRecord): boolean {
  return keep && state.kind === 'closed' && (state.outcome === 'solved' || state.outcome === 'partly')
}

function view(record: AskRecord, names: Awaited<ReturnType<typeof namesOf>>): SimilarAsk {
  const { state } = record.ask
  return {
    askId: record.id,
    text: record.ask.content.text,
    note: record.note,
    outcome: state.kind === 'closed' && state.outcome === 'partly' ? 'partly' : 'solved',
    closedAt: toIso(record.closedAt ?? record.createdAt),
    helpers: helpersOf(state).flatMap((id) => names.get(id) ?? []),
  }
}
