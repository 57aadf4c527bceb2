import type { RingView } from '../../schema.ts'

export type OfferKind = RingView['offers'][number]['kind']
export type Round = RingView['cards'][number]['round']

/** What the leader's buttons and keys do; which of them stand on the screen, the server says. */
export type PressKind =
  | 'next'
  | 'back'
  | 'pause'
  | 'resume'
  | 'more'
  | 'skip'
  | 'call'
  | 'undo'
  | 'remove'
  | 'show'
  | 'hide'
  | 'handOver'
  | 'cohost'

export interface TallyWords {
  readonly hours: number | null
  readonly worth: string | null
  readonly importance: number | null
  readonly thanks?: string
}

export interface PromiseWords {
  readonly to: 'promised' | 'kept' | 'released'
  readonly when?: string
  readonly channel?: string
  /** others may find it as evidence of who can help */
  readonly keep?: boolean
}

/** Everything that one viewer can do in a ring. What fails is said where it was done; taps are kept and sent later. */
export interface RingActs {
  /** "I can help", "I know someone", "me too": on its way at once, kept where the line is lost */
  readonly offer: (cardId: string, kind: OfferKind) => void
  /** a line, or a note for the asker alone, to what was offered */
  readonly say: (cardId: string, kind: OfferKind, words: { line?: string; note?: string }) => void
  readonly takeBack: (cardId: string) => void
  readonly write: (card: {
    round: Round
    text: string
    isReady: boolean
    mayGoOutside: boolean
  }) => Promise<boolean>
  readonly seen: (cardIds: readonly string[]) => void
  readonly press: (press: PressKind, about?: { aboutId?: string; tableId?: string }) => void
  readonly tell: (words: TallyWords) => Promise<boolean>
  readonly settle: (offerId: string, words: PromiseWords) => Promise<boolean>
  readonly leave: () => void
}
