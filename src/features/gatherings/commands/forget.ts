import { isRefusal } from '#platform/refusal.ts'
import type { Ritual } from '#src/rituals/contract.ts'
import { stateAt } from '../queries/state.ts'
import { findGathering, forgetEvents, removeSeat } from '../store.ts'
import { act, type Context } from './act.ts'

/** Takes names and words of these seats out of a gathering, and with them the events that told of them. */
export async function forgetSeats<S, C, E>(
  context: Context,
  ritual: Ritual<S, C, E>,
  id: string,
  seatIds: readonly string[],
): Promise<void> {
  if (seatIds.length === 0) return
  const acted = await act(context, ritual, { id, command: ritual.forget(seatIds), by: null })
  if (isRefusal(acted)) return
  await forgetEvents(context.tx, id, acted)
  for (const seatId of seatIds) await removeSeat(context.tx, seatId)
}

/** A month after the end: of guests nothing is kept but that they were there. */
export async function forgetGuests<S, C, E>(
  context: Context,
  ritual: Ritual<S, C, E>,
  id: string,
): Promise<void> {
  const row = await findGathering(context.tx, id)
  if (row === null) return
  await forgetSeats(context, ritual, id, ritual.guests(await stateAt(context, ritual, row)))
}
