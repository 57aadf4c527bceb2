/** Payloads carry ids and figures, never a name or a word of anybody. A new ritual tells the same, and nobody above it changes. */

/** A ritual came to its end: which, when, with whom, and what it brought. */
export const RITUAL_HELD = 'ritual.held'
/** A person took a seat in a ritual; guests aren't told of. */
export const RITUAL_JOINED = 'ritual.joined'

export interface RitualHeld {
  readonly ritual: string
  readonly gatheringId: string
  readonly startsAt: number
  readonly personIds: readonly string[]
  readonly guests: number
  /** figures of the ritual's own: asks, offers, promises */
  readonly figures: Readonly<Record<string, number>>
}

export interface RitualJoined {
  readonly ritual: string
  readonly gatheringId: string
  readonly personId: string
}
