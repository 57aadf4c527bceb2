import { act, type Acted } from '#features/gatherings/commands/act.ts'
import { seatOf } from '#features/gatherings/queries/state.ts'
import type { Context } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { RingCommand } from '../domain/commands.ts'
import { ring } from '../domain/ritual.ts'
import type { RingEvent, RingState } from '../domain/state.ts'

export type ActedBy = Acted<RingState, RingEvent> & { readonly seatId: string }

/** Says something to a ring as the caller's seat; who has none hears that there is no such ring. */
export async function actAs(
  { tx, actor, services }: Context,
  ringId: string,
  command: RingCommand,
): Promise<ActedBy | Refusal> {
  const seatId = await seatOf(tx, ringId, actor)
  if (seatId === null) return refuse('request.notFound')
  const acted = await act({ tx, services }, ring, { id: ringId, command, by: seatId })
  return 'refusal' in acted ? acted : { ...acted, seatId }
}
