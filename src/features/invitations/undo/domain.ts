import type { PersonActor } from '#platform/actor.ts'
import { SECOND } from '#engine/time/instant.ts'

/** Ten seconds to think again, and two for the way there and back. */
const UNDO = 12 * SECOND

/**
 * Until when an answer can be taken back: on the wall's clock, as the person's seconds pass. Null for what came over
 * the API, by mail or from the command line, which is held back by nothing.
 */
export function canUndoUntil(actor: PersonActor, wall: number): number | null {
  return actor.via.kind === 'session' ? wall + UNDO : null
}
