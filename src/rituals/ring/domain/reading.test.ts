import { expect, test } from 'vitest'
import { exampleRing } from '../queries/example.ts'
import type { CardView, HostPart, RingView } from '../schema.ts'
import { withoutOffer } from './reading.ts'

const card = (id: string, hasBeenRead: boolean): CardView => ({
  id,
  seatId: id,
  tableId: null,
  round: 'work',
  text: id,
  hasBeenRead,
  tooCount: 0,
})
const cards = [card('read', true), card('now', true), card('unread', false)]
const host: HostPart = {
  notReadySeatIds: [],
  notSpokenSeatIds: [],
  cardsWithoutOffer: ['read', 'now', 'unread'],
  skippedCardIds: [],
  waitingOffers: [],
  hints: [],
  isHoldingOffers: false,
  canUndo: false,
  cohostSeatIds: [],
}
const clock = { seconds: 120, endsAt: null, leftSeconds: 60 }
const tables = exampleRing.tables.map((table) => ({
  ...table,
  turn: { cardId: 'now', seatId: 'now', step: 't', clock },
}))
const view: RingView = { ...exampleRing, cards, tables, host }

test('an ask has no offer once it was read and its turn is over, not before', () => {
  expect(withoutOffer(view).map(({ id }) => id)).toEqual(['read'])
})

test('without a room no ask is read aloud, and each that hangs there counts', () => {
  const ring = { ...view.ring, form: 'async' as const }
  expect(withoutOffer({ ...view, ring, tables: [] }).map(({ id }) => id)).toEqual(['read', 'now', 'unread'])
})
