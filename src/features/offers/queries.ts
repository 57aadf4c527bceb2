import { namesOf } from '#features/people/queries.ts'
import { seeAsk } from '#features/asks/queries.ts'
import { exampleId } from '#features/asks/schema.ts'
import type { Standing } from '#features/asks/policy.ts'
import type { PersonActor } from '#platform/actor.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { exampleOffer, ListOffers, OfferPage, type OfferView } from './schema.ts'
import { findOffer, listOffers, type OfferRow } from './store.ts'

export const getOffers = query({
  name: 'offers.list',
  http: 'GET /asks/{askId}/offers',
  summary: 'Offers given to an ask, oldest first; their words for the asker and who gave them.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'askId', belongsTo: 'asker or audience', others: 404 },
  },
  input: ListOffers,
  output: OfferPage,
  example: { input: { askId: exampleId, limit: 50 }, output: { items: [exampleOffer], next: null } },
  async run({ tx, actor }, { askId, limit, cursor }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const after = readCursor(cursor)
    if (isRefusal(after)) return after
    const rows = await listOffers(tx, askId, { limit: limit + 1, after })
    const shown = pageOf(rows, limit, (row) => row)
    return { items: await viewOffers(tx, seen, shown.items), next: shown.next }
  },
})

export async function viewOffers(
  tx: Tx,
  seen: { readonly actor: PersonActor; readonly standing: Standing },
  rows: readonly OfferRow[],
): Promise<OfferView[]> {
  const names = await namesOf(
    tx,
    rows.map((row) => row.personId),
  )
  return rows.map((row) => {
    const isParty = seen.standing === 'asker' || row.personId === seen.actor.personId
    return {
      id: row.id,
      askId: row.askId,
      person: names.get(row.personId) ?? { id: row.personId, name: '' },
      text: isParty ? row.text : null,
      state: row.state,
      at: new Date(row.at).toISOString(),
      simulated: row.simulated,
      may: seen.standing === 'asker' && row.state === 'open' ? ['take'] : [],
    }
  })
}

/** The open offer of this ask with that id, whose it is; null where there is none, or somebody took it. */
export async function openOffer(
  tx: Tx,
  askId: string,
  offerId: string,
): Promise<{ readonly personId: string } | null> {
  const offer = await findOffer(tx, askId, offerId)
  return offer?.state === 'open' ? offer : null
}
