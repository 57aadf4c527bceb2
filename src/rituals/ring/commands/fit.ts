import { act } from '#features/gatherings/commands/act.ts'
import { readState } from '#features/gatherings/queries/state.ts'
import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { who } from '#engine/rank/who.ts'
import { insideJob } from '#platform/jobs/handler.ts'
import { isShown } from '../domain/sight.ts'
import { ring } from '../domain/ritual.ts'
import type { RingState } from '../domain/state.ts'

/** Cards that are ranked at most, those without an offer first: a few milliseconds each. */
const MOST_CARDS = 120
const MOST_PEOPLE = 40

/** When all cards hang on the wall: which of them fit whom, by what people have worked on. */
export const fitCards = insideJob('ring.fit', async (context, job) => {
  const { id } = job.payload as { id: string }
  const { tx, services } = context
  const held = await readState(tx, ring, id)
  const ranking = services.find(rankingKey)
  if (!held || !ranking) return
  const index = await ranking.upToDate(tx)
  const { state } = held
  const seatOf = new Map(
    Object.values(state.seats).flatMap((seat) =>
      seat.personId && seat.gone === null ? [[seat.personId, seat.id]] : [],
    ),
  )
  const scores: { seatId: string; cardId: string; score: number }[] = []
  for (const card of cardsOf(state)) {
    const askerId = state.seats[card.seatId]?.personId ?? null
    const found = who(
      index,
      { text: card.text, at: tx.now, ...(askerId ? { asker: askerId } : {}) },
      {
        limit: MOST_PEOPLE,
        reasons: false,
        allow: (person) => seatOf.has(person),
        // somebody else's screen is no place for what only its people may see
        maySee: ({ id: pieceId }) => askerId !== null && ranking.maySee(askerId, pieceId),
      },
    )
    for (const { person, score } of found) {
      scores.push({ seatId: seatOf.get(person) ?? '', cardId: card.id, score })
    }
  }
  const fits: Record<string, string[]> = {}
  for (const { seatId, cardId } of scores.toSorted((a, b) => b.score - a.score)) {
    fits[seatId] = [...(fits[seatId] ?? []), cardId]
  }
  await act(context, ring, { id, command: { kind: 'fit', fits }, by: null })
})

function cardsOf(state: RingState) {
  const shown = Object.values(state.cards).filter((card) => isShown(state, card))
  const offers = (id: string) => state.offersOfCard[id]?.length ?? 0
  return shown.toSorted((a, b) => offers(a.id) - offers(b.id)).slice(0, MOST_CARDS)
}
