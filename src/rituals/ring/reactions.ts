import { act } from '#features/gatherings/commands/act.ts'
import { unseat } from '#features/gatherings/commands/seats.ts'
import { seatsOfPerson } from '#features/gatherings/queries/state.ts'
import { findAsk } from '#features/asks/queries.ts'
import { PERSON_LEFT } from '#features/people/events.ts'
import { type Reaction, reaction } from '#platform/jobs/handler.ts'
import { isRefusal } from '#platform/refusal.ts'
import { ring } from './domain/ritual.ts'
import { findPromiseOfAsk, markSettled } from './store.ts'

/** A promise that became an ask ends with it, on whichever page that was said. */
const onAskClosed = reaction('ring.onAskClosed', ['ask.closed'], async (context, event) => {
  const { tx } = context
  const promise = await findPromiseOfAsk(tx, event.about.id)
  const state = (await findAsk(tx, event.about.id))?.ask.state
  if (promise === null || promise.settledAt !== null || state?.kind !== 'closed') return
  const isKept = state.outcome === 'solved' || state.outcome === 'partly'
  const command = { kind: 'end', offerId: promise.offerId, to: isKept ? 'kept' : 'released' } as const
  const acted = await act(context, ring, { id: promise.ringId, command, by: null })
  if (!isRefusal(acted)) await markSettled(tx, promise.offerId)
})

/** Who has left the organisation leaves its rings: no seat opens anything to them from then on. */
const onPersonLeft = reaction('ring.onPersonLeft', [PERSON_LEFT], async (context, event) => {
  for (const seat of await seatsOfPerson(context.tx, ring.id, event.about.id)) {
    const said = { id: seat.gatheringId, command: { kind: 'leave' } as const, by: seat.id }
    await act(context, ring, said)
    await unseat(context.tx, seat.id)
  }
})

export const reactions: readonly Reaction[] = [onAskClosed, onPersonLeft]
