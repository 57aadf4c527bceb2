import type { Instant } from '#engine/time/instant.ts'
import { toIso } from '#engine/time/instant.ts'
import type { Viewer } from '#src/rituals/contract.ts'
import { showing } from '../domain/showing.ts'
import type { RingState } from '../domain/state.ts'
import type { RingView } from '../schema.ts'

/** The whole view of one viewer, as a stream would begin with it. */
export function viewRing(state: RingState, seq: number, viewer: Viewer, now: Instant): RingView {
  const { heads, lists } = showing.shared(state, showing.audienceOf(state, viewer))
  const own = showing.own(state, viewer)
  // the parts are made from the schema's own types, and lose them only on their way through the contract
  return { seq, serverTime: toIso(now), ...heads, ...lists, ...own } as unknown as RingView
}
