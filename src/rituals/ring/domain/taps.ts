import type { OfferView, RingView } from '../schema.ts'

type Kind = OfferView['kind']

/** One tap on its way: what was offered for which card, with the key that makes sending it twice harmless. */
export interface Tap {
  readonly key: string
  readonly cardId: string
  readonly kind: Kind
  readonly line: string
  readonly note?: string
}

/** What I have given for one card, as the server has it or as it is still on its way. */
export interface Given {
  readonly kind: Kind
  readonly line: string
  /** null while it is on its way */
  readonly offerId: string | null
}

/** The last word counts: a tap that is still waiting stands for what the server has of the same card. */
export function givenFor(view: RingView, waiting: readonly Tap[], cardId: string): Given | null {
  const tap = waiting.findLast((one) => one.cardId === cardId)
  const offer = view.offers.find(
    (one) => one.cardId === cardId && one.fromSeatId === view.mine.seatId && view.mine.seatId !== null,
  )
  if (tap !== undefined) return { kind: tap.kind, line: tap.line, offerId: offer?.id ?? null }
  return offer === undefined ? null : { kind: offer.kind, line: offer.line, offerId: offer.id }
}

/** How many asks this person has offered help for; what waits counts, "me too" doesn't. */
export function givenCount(view: RingView, waiting: readonly Tap[]): number {
  const cards = new Set(
    [
      ...view.offers.filter((one) => one.fromSeatId === view.mine.seatId && one.kind !== 'too'),
      ...waiting.filter(({ kind }) => kind !== 'too'),
    ].map(({ cardId }) => cardId),
  )
  return view.mine.seatId === null ? 0 : cards.size
}

/** With one more tap; a second one for the same card that hasn't left yet takes the place of the first. */
export function withTap(waiting: readonly Tap[], tap: Tap): readonly Tap[] {
  return [...waiting.filter(({ cardId }) => cardId !== tap.cardId), tap]
}

/** Taps that a browser kept; anything that is none is left out. */
export function readTaps(kept: string | null): readonly Tap[] {
  if (kept === null) return []
  try {
    const list: unknown = JSON.parse(kept)
    return Array.isArray(list) ? list.filter(isTap) : []
  } catch {
    // Somebody else's text under our name: nothing of ours is in it.
    return []
  }
}

function isTap(value: unknown): value is Tap {
  if (typeof value !== 'object' || value === null) return false
  const { key, cardId, kind, line } = value as Record<string, unknown>
  return [key, cardId, line].every((one) => typeof one === 'string') && isKind(kind)
}

function isKind(kind: unknown): kind is Kind {
  return kind === 'help' || kind === 'know' || kind === 'too'
}
