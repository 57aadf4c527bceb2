import type { Instant } from '#engine/time/instant.ts'
import type { PhaseSpec } from '#src/rituals/contract.ts'
import type { Timer } from '#src/rituals/contract/timer.ts'
import type { OfferKind, Phase, Round } from '../schema.ts'

/** What was agreed before the ring begins. */
export interface Plan {
  readonly title: string
  readonly form: 'live' | 'async'
  readonly startsAt: Instant
  readonly zone: string
  readonly language: string
  readonly rounds: readonly Round[]
  readonly minutesPerAsk: number
  readonly expected: number
  readonly who: 'team' | 'invited' | 'code'
  readonly inviteIds: readonly string[]
  readonly mixing: boolean
  readonly namesWhileWriting: boolean
  readonly holdOffers: boolean
  readonly asyncHours: number
  /** the day is one on which the host is off; said, and never refused */
  readonly isOnHoliday?: boolean
}

export interface Tally {
  readonly hours: number | null
  readonly worth: string | null
  readonly importance: number | null
  readonly thanks: string | null
}

export interface Seat {
  readonly id: string
  readonly personId: string | null
  readonly name: string
  readonly teamId: string | null
  readonly tableId: string | null
  readonly isCohost: boolean
  /** the process at which this seat has a stream; null: nobody is there */
  readonly hereBy: string | null
  /** left by themself, or was removed: their card and their offers stay, unless they were removed */
  readonly gone: 'left' | 'removed' | null
  readonly tally: Tally | null
}

export interface Card {
  readonly id: string
  readonly seatId: string
  readonly round: Round
  readonly text: string
  readonly isReady: boolean
  readonly mayGoOutside: boolean
  /** when it was first before its table; null: not yet */
  readonly readAt: Instant | null
}

export interface Promised {
  readonly state: 'promised' | 'kept' | 'released'
  readonly when: Instant | null
  readonly channel: string | null
  readonly askId: string | null
}

export interface Offer {
  readonly id: string
  readonly cardId: string
  readonly fromSeatId: string
  readonly kind: OfferKind
  readonly line: string
  readonly note: string | null
  readonly at: Instant
  /** seen by whoever leads and by who gave it, and by nobody else yet */
  readonly isHeld: boolean
  readonly promise: Promised | null
}

export interface Turn {
  readonly cardId: string
  readonly seatId: string
  readonly timer: Timer
}

export interface Table {
  readonly id: string
  readonly number: number
  readonly seatIds: readonly string[]
  readonly turn: Turn | null
  /** counts every change of the turn, so that a press can say which one it saw */
  readonly turns: number
  /** cards of this round that have had their turn, in the order of it */
  readonly done: readonly string[]
  readonly skipped: readonly string[]
}

/** Where the ring stands: everything that a press may change, and that an undo gives back. */
export interface Run {
  readonly phases: readonly (PhaseSpec & { readonly name: Phase })[]
  readonly place: number
  /** counts every change of the phase and of its clock */
  readonly steps: number
  readonly timer: Timer
  readonly isPaused: boolean
  readonly tables: readonly Table[]
}

export interface RingState {
  readonly id: string
  readonly code: string
  readonly plan: Plan
  /** the time of the last event: the server's clock may jump back, a ring's never does */
  readonly lastAt: Instant
  readonly run: Run
  /** earlier runs, the latest last, each with the timers as they stood then */
  readonly undo: readonly Run[]
  readonly hostId: string | null
  /** since when nobody has been at the host's screens; null: somebody is */
  readonly hostGoneAt: Instant | null
  readonly hostMissed: boolean
  readonly isHolding: boolean
  readonly seats: Readonly<Record<string, Seat>>
  readonly cards: Readonly<Record<string, Card>>
  readonly offers: Readonly<Record<string, Offer>>
  /** a word each, in the order in which they came */
  readonly thanks: readonly { readonly seatId: string; readonly word: string }[]
  /** cards of each seat: one for each round that it wrote for */
  readonly cardsOfSeat: Readonly<Record<string, readonly string[]>>
  /** offers of each card, in the order in which they came; and of each seat, given and received */
  readonly offersOfCard: Readonly<Record<string, readonly string[]>>
  readonly offersOfSeat: Readonly<Record<string, readonly string[]>>
  /** people who sat together at the last ring of this host */
  readonly met: readonly (readonly [a: string, b: string])[]
  /** cards that fit each seat, best first; where it is known what people know about */
  readonly fits: Readonly<Record<string, readonly string[]>>
  /** who could help with the cards that were written beforehand, for whoever composes the tables; shown to nobody */
  readonly potential?: Potential
  /** cards that each seat has had before it */
  readonly seen: Readonly<Record<string, readonly string[]>>
}

/** By card: seats, and how probably each could help, 0 to 1. */
export type Potential = Readonly<
  Record<string, readonly { readonly seatId: string; readonly chance: number }[]>
>

export type RingEvent =
  | {
      readonly kind: 'setUp'
      readonly id: string
      readonly code: string
      readonly plan: Plan
      readonly host: Seat
      readonly met: readonly (readonly [a: string, b: string])[]
    }
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'joined'; readonly seat: Seat }
  | { readonly kind: 'came'; readonly seatIds: readonly string[]; readonly holder: string }
  | { readonly kind: 'went'; readonly seatIds: readonly string[]; readonly holder: string }
  | { readonly kind: 'hostMissed' }
  | { readonly kind: 'wrote'; readonly card: Card }
  | { readonly kind: 'saw'; readonly seatId: string; readonly cardIds: readonly string[] }
  | { readonly kind: 'offered'; readonly offer: Offer }
  | { readonly kind: 'withdrew'; readonly offerId: string }
  | { readonly kind: 'moderated'; readonly offerId: string; readonly isHeld: boolean }
  | { readonly kind: 'holding'; readonly isHolding: boolean }
  | { readonly kind: 'moved'; readonly run: Run }
  | { readonly kind: 'turned'; readonly table: Table }
  | { readonly kind: 'unmoved'; readonly run: Run }
  | { readonly kind: 'led'; readonly hostId: string }
  | { readonly kind: 'cohost'; readonly seatId: string; readonly isCohost: boolean }
  | { readonly kind: 'gone'; readonly seatId: string; readonly how: 'left' | 'removed' }
  | { readonly kind: 'forgot'; readonly seatIds: readonly string[] }
  | { readonly kind: 'fitted'; readonly fits: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'weighed'; readonly potential: Potential }
  | { readonly kind: 'told'; readonly seatId: string; readonly tally: Tally }
  | { readonly kind: 'settled'; readonly offerId: string; readonly promise: Promised }

export type EventOf<K extends RingEvent['kind']> = Extract<RingEvent, { readonly kind: K }>
