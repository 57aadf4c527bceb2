import { createAsk } from '#features/asks/commands.ts'
import { readState } from '#features/gatherings/queries/state.ts'
import { isActive } from '#features/people/policy.ts'
import { loadPerson } from '#features/people/queries.ts'
import type { PersonActor } from '#platform/actor.ts'
import { insideJob } from '#platform/jobs/handler.ts'
import { hasHelp } from '../domain/sight.ts'
import { ring } from '../domain/ritual.ts'
import type { Card, RingState } from '../domain/state.ts'

/**
 * When the ring is over: a card that nobody offered anything for goes to people who weren't there, where its writer
 * said beforehand that it may. It is their ask from then on, with a plan that they see and can end. Personal cards
 * stay in the ring.
 */
export const askOutside = insideJob('ring.outside', async ({ tx, services }, job) => {
  const { id } = job.payload as { id: string }
  const held = await readState(tx, ring, id)
  if (!held) return
  for (const { card, personId } of unhelped(held.state)) {
    const person = await loadPerson(tx, personId)
    if (!person || !isActive(person, tx.now)) continue
    const { role, teamId, simulated } = person
    const via = { kind: 'link', id } as const
    const actor: PersonActor = { kind: 'person', personId, role, teamId, scopes: 'all', via, simulated }
    const context = { tx, services, actor, now: tx.now, requestId: job.key }
    // an ask that can't be sent as it stands leaves the others as they are
    await createAsk.run(context, { text: card.text, audience: { kind: 'suggested' }, send: true })
  }
})

function unhelped(state: RingState): { readonly card: Card; readonly personId: string }[] {
  return Object.values(state.cards).flatMap((card) => {
    const personId = state.seats[card.seatId]?.personId ?? null
    const mayGo = card.round === 'work' && card.isReady && card.mayGoOutside
    return mayGo && personId !== null && !hasHelp(state, card.id) ? [{ card, personId }] : []
  })
}
