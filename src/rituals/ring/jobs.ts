import { wake } from '#features/gatherings/commands/act.ts'
import { forgetGuests } from '#features/gatherings/commands/forget.ts'
import { readState } from '#features/gatherings/queries/state.ts'
import { tell } from '#features/notices/commands.ts'
import { teamMembers } from '#features/people/queries.ts'
import { insideJob, type JobHandler } from '#platform/jobs/handler.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { phaseOf } from './domain/phases.ts'
import { ring } from './domain/ritual.ts'
import type { RingState } from './domain/state.ts'
import { fitCards, weighCards } from './commands/fit.ts'
import { askOutside } from './commands/outside.ts'
import { findPromise } from './store.ts'

/** At the end of a phase or of a turn: the clock says so, if it still is the end. */
const wakeRing = insideJob('ring.wake', async (context, job) => {
  const { id } = job.payload as { id: string }
  await wake(context, ring, id)
})

const forget = insideJob('ring.forgetGuests', async (context, job) => {
  const { id } = job.payload as { id: string }
  await forgetGuests(context, ring, id)
})

/** The evening before: everybody who is invited hears where to write their ask. A ring that was moved has another. */
const eve = insideJob('ring.eve', async ({ tx }, job) => {
  const { id, startsAt } = job.payload as { id: string; startsAt: number }
  const held = await readState(tx, ring, id)
  if (!held || held.state.plan.startsAt !== startsAt || phaseOf(held.state) !== 'lobby') return
  const { state } = held
  const host = state.seats[state.hostId ?? '']?.personId ?? null
  for (const personId of await invitedTo(tx, state)) {
    if (personId === host) continue
    const about = { kind: 'ring', id }
    await tell(tx, { personId, kind: 'ring.invited', about, ...(host ? { fromId: host } : {}) })
  }
})

/** To whoever promised, as long as the promise is open; whether it was kept is the asker's word. */
const followUp = insideJob('ring.followUp', async ({ tx }, job) => {
  const { offerId, days } = job.payload as { offerId: string; days: number }
  const promise = await findPromise(tx, offerId)
  if (!promise || promise.settledAt !== null || promise.helperId === null) return
  await tell(tx, {
    personId: promise.helperId,
    kind: 'ring.promised',
    about: { kind: 'promise', id: `${offerId}:${days}` },
    ...(promise.askId ? { askId: promise.askId } : {}),
    ...(promise.askerId ? { fromId: promise.askerId } : {}),
  })
})

const digest = insideJob('ring.digest', async ({ tx }, job) => {
  const { id, at } = job.payload as { id: string; at: number }
  const held = await readState(tx, ring, id)
  if (!held || phaseOf(held.state) !== 'work') return
  for (const { personId, gone } of Object.values(held.state.seats)) {
    if (personId === null || gone !== null) continue
    await tell(tx, { personId, kind: 'ring.digest', about: { kind: 'ring', id: `${id}:${at}` } })
  }
})

export const jobs: readonly JobHandler[] = [
  wakeRing,
  forget,
  eve,
  followUp,
  digest,
  fitCards,
  weighCards,
  askOutside,
]

async function invitedTo(tx: Tx, state: RingState): Promise<string[]> {
  const { plan, seats, hostId } = state
  const teamId = seats[hostId ?? '']?.teamId ?? null
  const team = plan.who === 'team' && teamId !== null ? await teamMembers(tx, teamId) : []
  return [...new Set([...plan.inviteIds, ...team.map(({ id }) => id)])]
}
