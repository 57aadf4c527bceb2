import { setImmediate as breathe } from 'node:timers/promises'
import type { Instant } from '#engine/time/instant.ts'
import { act } from '#features/gatherings/commands/act.ts'
import { readState } from '#features/gatherings/queries/state.ts'
import { type Ranking, rankingKey } from '#features/evidence/ranking/queries.ts'
import { who } from '#engine/rank/who.ts'
import { insideJob } from '#platform/jobs/handler.ts'
import { isShown } from '../domain/sight.ts'
import { ring } from '../domain/ritual.ts'
import { phaseOf } from '../domain/phases.ts'
import type { Card, Potential, RingState } from '../domain/state.ts'

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
  const scores: { seatId: string; cardId: string; score: number }[] = []
  const found = helpersIn(state, { index, ranking, now: tx.now })
  for (const card of cardsOf(state)) {
    for (const { seatId, score } of found(card, MOST_PEOPLE)) scores.push({ seatId, cardId: card.id, score })
  }
  const fits: Record<string, string[]> = {}
  for (const { seatId, cardId } of scores.toSorted((a, b) => b.score - a.score)) {
    fits[seatId] = [...(fits[seatId] ?? []), cardId]
  }
  await act(context, ring, { id, command: { kind: 'fit', fits }, by: null })
})

/** How probably the first of a ranking can help, on the public history that it learned from; the next ones by 1/place. */
const FIRST_CHANCE = 0.3
const MOST_HELPERS = 8

/**
 * Who could help with the cards that are there while people still gather, so that the tables can be composed by it.
 * Only new cards are looked at, and others get their answers in between: five hundred take a second.
 */
export const weighCards = insideJob('ring.weigh', async (context, job) => {
  const { id } = job.payload as { id: string }
  const { tx, services } = context
  const held = await readState(tx, ring, id)
  const ranking = services.find(rankingKey)
  if (!held || !ranking || phaseOf(held.state) !== 'lobby') return
  const index = await ranking.upToDate(tx)
  const { state } = held
  const found = helpersIn(state, { index, ranking, now: tx.now })
  const potential: Record<string, Potential[string]> = {}
  for (const card of Object.values(state.cards)) {
    if (!card.isReady || state.potential?.[card.id]) continue
    potential[card.id] = found(card, MOST_HELPERS).map(({ seatId }, place) => ({
      seatId,
      chance: FIRST_CHANCE / (place + 1),
    }))
    await breathe()
  }
  if (Object.keys(potential).length === 0) return
  await act(context, ring, { id, command: { kind: 'weigh', potential }, by: null })
})

interface Known {
  readonly index: Parameters<typeof who>[0]
  readonly ranking: Ranking
  readonly now: Instant
}

/** Of the people in the ring, those who could help with a card, best first. */
function helpersIn(state: RingState, { index, ranking, now }: Known) {
  const seatOf = new Map(
    Object.values(state.seats).flatMap((seat) =>
      seat.personId && seat.gone === null ? [[seat.personId, seat.id]] : [],
    ),
  )
  return (card: Card, limit: number) => {
    const askerId = state.seats[card.seatId]?.personId ?? null
    const found = who(
      index,
      { text: card.text, at: now, ...(askerId ? { asker: askerId } : {}) },
      {
        limit,
        reasons: false,
        allow: (person) => seatOf.has(person),
        // somebody else's screen is no place for what only its people may see
        maySee: ({ id: pieceId }) => askerId !== null && ranking.maySee(askerId, pieceId),
      },
    )
    return found.map(({ person, score }) => ({ seatId: seatOf.get(person) ?? '', score }))
  }
}

function cardsOf(state: RingState) {
  const shown = Object.values(state.cards).filter((card) => isShown(state, card))
  const offers = (id: string) => state.offersOfCard[id]?.length ?? 0
  return shown.toSorted((a, b) => offers(a.id) - offers(b.id)).slice(0, MOST_CARDS)
}
