import { exampleId } from '#features/asks/schema.ts'
import { act } from '#features/gatherings/commands/act.ts'
import { CODE_TRIES, seatCookie, seatGuest, seatPerson } from '#features/gatherings/commands/seats.ts'
import { byCode, seatOf } from '#features/gatherings/queries/state.ts'
import { namesOf } from '#features/people/queries.ts'
import type { Actor } from '#platform/actor.ts'
import { command, type Context } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Joining } from '../domain/commands.ts'
import { ring } from '../domain/ritual.ts'
import type { RingState } from '../domain/state.ts'
import { exampleSeatId } from '../queries/example.ts'
import { Joined, JoinRing } from '../schema.ts'

export const joinRing = command({
  name: 'ring.join',
  http: 'POST /rings/join',
  summary: 'Take a seat by the code: with an account, or as a guest with a name.',
  access: { who: 'public', scope: 'asks' },
  tries: CODE_TRIES,
  input: JoinRing,
  output: Joined,
  status: 201,
  example: {
    input: { code: 'ash 4271', name: 'Kofi' },
    output: { ringId: exampleId, seatId: exampleSeatId, seatKey: 'seat_…' },
  },
  about: ({ ringId }) => ringId,
  cookie: ({ seatKey }) => (seatKey === null ? null : seatCookie(seatKey)),
  async run(context, { code, name }) {
    const { tx, actor, services } = context
    const row = await byCode(tx, ring.id, code)
    if (isRefusal(row)) return row
    const known = await seatOf(tx, row.id, actor)
    if (known !== null && actor.kind === 'guest') {
      const back = await act({ tx, services }, ring, { id: row.id, command: { kind: 'return' }, by: known })
      return isRefusal(back) ? back : { ringId: row.id, seatId: known, seatKey: null }
    }
    const joining = await whoJoins(context, name)
    if (isRefusal(joining)) return joining
    const acted = await act({ tx, services }, ring, { id: row.id, command: joining, by: null })
    if (isRefusal(acted)) return acted
    const refused = mayJoin(acted.state, actor)
    if (refused) return refused
    return sit(context, {
      ringId: row.id,
      seatId: known ?? newSeat(acted.events),
      joining,
      isNew: known === null,
    })
  },
})

async function whoJoins({ tx, actor }: Context, name: string | undefined): Promise<Joining | Refusal> {
  if (actor.kind === 'person') {
    const person = (await namesOf(tx, [actor.personId])).get(actor.personId)
    return { kind: 'join', personId: actor.personId, name: person?.name ?? '', teamId: actor.teamId }
  }
  if (name === undefined) return refuse('gathering.nameNeeded')
  return { kind: 'join', personId: null, name, teamId: null }
}

/** Asked after the fact: what was written is undone with the refusal. */
function mayJoin({ plan, seats, hostId }: RingState, actor: Actor): Refusal | null {
  if (plan.who === 'code') return null
  if (actor.kind !== 'person') return refuse('ring.notInvited')
  if (plan.inviteIds.includes(actor.personId) || seats[hostId ?? '']?.personId === actor.personId) return null
  const teamId = seats[hostId ?? '']?.teamId ?? null
  return plan.who === 'team' && teamId !== null && teamId === actor.teamId ? null : refuse('ring.notInvited')
}

interface Sitting {
  readonly ringId: string
  readonly seatId: string
  readonly joining: Joining
  readonly isNew: boolean
}

async function sit({ tx }: Context, { ringId, seatId, joining, isNew }: Sitting) {
  if (joining.personId === null) return { ringId, seatId, seatKey: await seatGuest(tx, ringId, seatId) }
  const { personId } = joining
  if (isNew) await seatPerson(tx, { ritual: ring.id, gatheringId: ringId, seatId, personId })
  return { ringId, seatId, seatKey: null }
}

function newSeat(events: readonly { readonly kind: string }[]): string {
  const joined = events.find((event) => event.kind === 'joined') as { seat: { id: string } } | undefined
  assert(joined, 'Whoever had no seat has been given one.')
  return joined.seat.id
}
