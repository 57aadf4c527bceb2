import type { Instant } from '#engine/time/instant.ts'
import type { OfferKind, Round } from '../schema.ts'
import type { Plan, Potential, Tally } from './state.ts'

export interface Pressing {
  readonly kind: 'press'
  readonly press: 'next' | 'back' | 'pause' | 'resume' | 'more' | 'skip' | 'call' | 'undo'
  readonly from: string
  readonly tableId?: string | undefined
  readonly aboutId?: string | undefined
}

export interface Leading {
  readonly kind: 'lead'
  readonly press: 'remove' | 'show' | 'hide' | 'handOver' | 'cohost'
  readonly aboutId: string
}

export interface Joining {
  readonly kind: 'join'
  readonly personId: string | null
  readonly name: string
  readonly teamId: string | null
}

export interface Writing {
  readonly kind: 'write'
  readonly round: Round
  readonly text: string
  readonly isReady: boolean
  readonly mayGoOutside: boolean
}

export interface Offering {
  readonly kind: 'offer'
  readonly cardId: string
  readonly offer: OfferKind
  readonly line: string
  readonly note: string | null
}

export interface Settling {
  readonly kind: 'settle'
  readonly offerId: string
  readonly to: 'promised' | 'kept' | 'released'
  readonly when: Instant | null
  readonly channel: string | null
  readonly askId: string | null
}

/** Everything that can be said to a ring; who says it, and when, comes beside it. */
export type RingCommand =
  | Pressing
  | Leading
  | Joining
  | Writing
  | Offering
  | Settling
  | { readonly kind: 'withdraw'; readonly offerId: string }
  | { readonly kind: 'see'; readonly cardIds: readonly string[] }
  | { readonly kind: 'tell'; readonly tally: Tally }
  | { readonly kind: 'leave' }
  | { readonly kind: 'forget'; readonly seatIds: readonly string[] }
  | { readonly kind: 'fit'; readonly fits: Readonly<Record<string, readonly string[]>> }
  | { readonly kind: 'weigh'; readonly potential: Potential }
  | { readonly kind: 'return' }
  | { readonly kind: 'end'; readonly offerId: string; readonly to: 'kept' | 'released' }
  | { readonly kind: 'replan'; readonly plan: Partial<Plan> }
  | {
      readonly kind: 'presence'
      readonly came: readonly string[]
      readonly left: readonly string[]
      readonly holder: string
    }
  | { readonly kind: 'tick' }
