import { exampleId } from '#features/asks/schema.ts'
import { query } from '#platform/operation.ts'
import { isRefusal } from '#platform/refusal.ts'
import { csvLines } from '../domain/csv.ts'
import { type RingView, Replay, RingPath } from '../schema.ts'
import { exampleRing, exampleSeatId } from './example.ts'
import { ofSeat, seeRing } from './queries.ts'
import { viewRing } from './view.ts'

export const replayRing = query({
  name: 'ring.replay',
  http: 'GET /rings/{ringId}/replay',
  summary: 'The drawing as it came about: each line that I may see, with its time.',
  access: ofSeat,
  input: RingPath,
  output: Replay,
  example: {
    input: { ringId: exampleId },
    output: {
      lines: [
        { at: exampleRing.serverTime, fromSeatId: exampleSeatId, toSeatId: exampleSeatId, kind: 'help' },
      ],
    },
  },
  async run(context, { ringId }) {
    const seen = await seeRing(context, ringId)
    if (isRefusal(seen)) return seen
    const view = viewRing(seen.state, seen.seq, { seatId: seen.seatId }, context.now)
    return { lines: linesOf(view) }
  },
})

function linesOf({ offers, cards }: RingView) {
  const asker = new Map(cards.map(({ id, seatId }) => [id, seatId]))
  return offers
    .map(({ at, fromSeatId, cardId, kind }) => ({ at, fromSeatId, toSeatId: asker.get(cardId) ?? '', kind }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

const HEADER = ['table', 'round', 'asker', 'ask', 'helper', 'offer', 'line', 'at', 'promise']

/** The ring as a table for a spreadsheet: one line for each offer that the viewer may see, and for each ask without. */
export function exportOf(view: RingView): string {
  const name = new Map(view.seats.map((seat) => [seat.id, seat.name]))
  const table = new Map(view.tables.map(({ id, number }) => [id, String(number)]))
  const promise = new Map(view.mine.promises.map(({ offerId, state }) => [offerId, state]))
  const rows = view.cards.flatMap((card) => {
    const ask = [table.get(card.tableId ?? '') ?? '', card.round, name.get(card.seatId) ?? '', card.text]
    const offers = view.offers.filter(({ cardId }) => cardId === card.id)
    if (offers.length === 0) return [[...ask, '', '', '', '', '']]
    return offers.map(({ id, fromSeatId, kind, line, at }) => [
      ...ask,
      name.get(fromSeatId) ?? '',
      kind,
      line,
      at,
      promise.get(id) ?? '',
    ])
  })
  return csvLines([HEADER, ...rows])
}
