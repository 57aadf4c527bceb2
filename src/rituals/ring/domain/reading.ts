import type { CardView, OfferView, RingView, SeatView, TableView } from '../schema.ts'

/** What stands before one table now. */
export interface Now {
  readonly table: TableView
  readonly card: CardView
  readonly asker: SeatView
  /** newest last */
  readonly offers: readonly OfferView[]
}

/** The table that this viewer sits at; the first one for whoever sits nowhere. Undefined before tables are composed. */
export function ownTable(view: RingView): TableView | undefined {
  const mine = seatIn(view, view.mine.seatId)?.tableId
  return view.tables.find(({ id }) => id === mine) ?? view.tables[0]
}

export function seatIn(view: RingView, seatId: string | null): SeatView | undefined {
  return seatId === null ? undefined : view.seats.find(({ id }) => id === seatId)
}

export function nameIn(view: RingView, seatId: string | null): string {
  return seatIn(view, seatId)?.name ?? ''
}

/** The turn of a table with all that belongs to it; null between turns, and where this viewer may not see the card. */
export function nowAt(view: RingView, table: TableView | undefined): Now | null {
  const card = view.cards.find(({ id }) => id === table?.turn?.cardId)
  const asker = seatIn(view, table?.turn?.seatId ?? null)
  if (table === undefined || card === undefined || asker === undefined) return null
  return { table, card, asker, offers: offersFor(view, card.id) }
}

export function offersFor(view: RingView, cardId: string): readonly OfferView[] {
  return view.offers.filter((offer) => offer.cardId === cardId)
}

/** People of one table in the order of its circle; of the whole ring as long as there are no tables. */
export function peopleAt(view: RingView, table: TableView | undefined): readonly SeatView[] {
  if (table === undefined) return view.seats
  const byId = new Map(view.seats.map((seat) => [seat.id, seat]))
  return table.seatIds.flatMap((id) => byId.get(id) ?? [])
}

/** One line of the drawing: from whoever offered to whoever asked. */
export interface OfferLine {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly cardId: string
}

/** The lines of all offers whose two ends sit among these people; "me too" helps nobody yet and draws none. */
export function linesAmong(view: RingView, people: readonly SeatView[]): readonly OfferLine[] {
  const here = new Set(people.map(({ id }) => id))
  const askers = new Map(view.cards.map(({ id, seatId }) => [id, seatId]))
  return view.offers.flatMap(({ id, cardId, fromSeatId, kind }) => {
    const to = askers.get(cardId)
    if (kind === 'too' || to === undefined || !here.has(to) || !here.has(fromSeatId)) return []
    return [{ id, from: fromSeatId, to, cardId }]
  })
}

/** Cards of the wall: those without an offer first, then in the order of their tables. */
export function wallOf(view: RingView): readonly { readonly card: CardView; readonly offers: number }[] {
  const all = view.cards.map((card) => ({ card, offers: helpFor(view, card.id) }))
  return [...all.filter(({ offers }) => offers === 0), ...all.filter(({ offers }) => offers > 0)]
}

function helpFor(view: RingView, cardId: string): number {
  return offersFor(view, cardId).filter(({ kind }) => kind !== 'too').length
}

/** The round whose turns go around now; null in all other phases, and where nobody takes turns. */
export function turnRound({ ring: { form, phase } }: RingView): 'personal' | 'work' | null {
  return form === 'live' && (phase === 'personal' || phase === 'work') ? phase : null
}

/**
 * Asks that have had their chance and no offer: read aloud, and not before a table right now. Without a room all hang
 * from the first hour on, and none is read aloud.
 */
export function withoutOffer({ ring, host, tables, cards }: RingView): readonly CardView[] {
  const now = new Set(tables.map(({ turn }) => turn?.cardId))
  const without = new Set(host?.cardsWithoutOffer)
  return cards.filter(
    ({ id, hasBeenRead }) => without.has(id) && !now.has(id) && (hasBeenRead || ring.form === 'async'),
  )
}
