import type { z } from 'zod'
import { localDate } from '#engine/reach/wall-clock.ts'
import type { Instant } from '#engine/time/instant.ts'
import { exampleId } from '#features/asks/schema.ts'
import { seatPerson } from '#features/gatherings/commands/seats.ts'
import { listGatherings, readState } from '#features/gatherings/queries/state.ts'
import { setUpGathering } from '#features/gatherings/commands/set-up.ts'
import { namesOf } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { newId } from '#platform/ids.ts'
import { command } from '#platform/operation.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { ring } from '../domain/ritual.ts'
import { opensAt, scheduleRing } from './schedule.ts'
import type { Plan, RingEvent, Seat } from '../domain/state.ts'
import { exampleRing } from '../queries/example.ts'
import { ofSeat } from '../queries/queries.ts'
import { viewRing } from '../queries/view.ts'
import { ChangeRing, RingView, SetUp } from '../schema.ts'
import { actAs } from './act.ts'

/** Further back nobody remembers whom they sat with. */
const RECENT = 5

export const setUpRing = command({
  name: 'ring.setUp',
  http: 'POST /rings',
  summary: 'Set up a ring; whoever does leads it, and asks first.',
  access: { who: 'person', scope: 'asks' },
  input: SetUp,
  output: RingView,
  status: 201,
  example: {
    input: {
      title: 'Monday ring',
      startsAt: '2026-05-18T13:00:00Z',
      zone: 'Europe/Berlin',
      language: 'en',
      rounds: ['work'],
      expected: 16,
      who: 'code',
    },
    output: exampleRing,
  },
  about: (view) => view.ring.id,
  async run({ tx, actor, now }, input) {
    assert(actor.kind === 'person', 'A ring is set up by a person.')
    const id = newId()
    const name = (await namesOf(tx, [actor.personId])).get(actor.personId)?.name ?? ''
    const host = seatFor({ personId: actor.personId, name, teamId: actor.teamId })
    const agreed = planOf(input, now)
    const plan = { ...agreed, isOnHoliday: await isDayOff(tx, actor.personId, agreed) }
    const met = plan.mixing ? await metLast(tx, actor.personId) : []
    const first = (code: string): RingEvent => ({ kind: 'setUp', id, code, plan, host, met })
    const state = await setUpGathering(tx, ring, id, first)
    await seatPerson(tx, { ritual: ring.id, gatheringId: id, seatId: host.id, personId: actor.personId })
    scheduleRing(tx, id, plan)
    return viewRing(state, 1, { seatId: host.id }, now)
  },
})

export const changeRing = command({
  name: 'ring.change',
  http: 'PATCH /rings/{ringId}',
  summary: 'Change what was agreed, as long as the ring hasn’t begun.',
  access: ofSeat,
  input: ChangeRing,
  output: RingView,
  example: { input: { ringId: exampleId, title: 'Monday ring' }, output: exampleRing },
  async run(context, { ringId, ...changes }) {
    const plan: Partial<Plan> = Object.fromEntries(
      Object.entries(changes).filter(([, value]) => value !== undefined),
    )
    const changed = await actAs(context, ringId, { kind: 'replan', plan })
    if (isRefusal(changed)) return changed
    const { actor, tx } = context
    const isOnHoliday = actor.kind === 'person' && (await isDayOff(tx, actor.personId, changed.state.plan))
    const acted = await actAs(context, ringId, { kind: 'replan', plan: { isOnHoliday } })
    if (isRefusal(acted)) return acted
    scheduleRing(context.tx, ringId, acted.state.plan)
    return viewRing(acted.state, acted.seq, { seatId: acted.seatId }, context.now)
  },
})

/** Who sat together when this host led the last time. */
async function metLast(tx: Tx, personId: string): Promise<[string, string][]> {
  for (const { id, stage } of await listGatherings(tx, ring.id, personId, RECENT)) {
    const state = stage === 'past' ? (await readState(tx, ring, id))?.state : undefined
    if (!state || state.seats[state.hostId ?? '']?.personId !== personId) continue
    return state.run.tables.flatMap(({ seatIds }) =>
      pairsOf(seatIds.flatMap((seat) => state.seats[seat]?.personId ?? [])),
    )
  }
  return []
}

function pairsOf(people: readonly string[]): [string, string][] {
  return people.flatMap((a, place) => people.slice(place + 1).map((b): [string, string] => [a, b]))
}

/** Whether the host keeps that day free: a public holiday of their place, or a day off. */
async function isDayOff(tx: Tx, personId: string, { startsAt, zone }: Pick<Plan, 'startsAt' | 'zone'>) {
  const reach = (await loadReach(tx, [personId])).get(personId)
  return reach?.holidays?.includes(localDate(startsAt, zone)) ?? false
}

/** A ring without a room opens at nine in the morning, where it is. */
function planOf(input: z.output<typeof SetUp>, now: Instant): Plan {
  const startsAt = input.form === 'async' ? opensAt(input.startsAt, input.zone, now) : input.startsAt
  return { ...input, startsAt, asyncHours: input.asyncHours ?? 48 }
}

function seatFor(who: Pick<Seat, 'personId' | 'name' | 'teamId'>): Seat {
  return { id: newId(), ...who, tableId: null, isCohost: false, hereBy: null, gone: null, tally: null }
}
