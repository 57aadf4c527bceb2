/** How the line to the server is; `lost` is said where even asking now and then gets no answer. */
export type LinkState = 'live' | 'reconnecting' | 'lost'

const SOON = 3_000
const LOST = 10_000

/** @param brokenFor milliseconds since the stream ended; null: it runs */
export function linkStateAfter(brokenFor: number | null): LinkState {
  if (brokenFor === null || brokenFor < SOON) return 'live'
  return brokenFor < LOST ? 'reconnecting' : 'lost'
}
