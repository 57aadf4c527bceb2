import { z } from 'zod'
import { instant, toIso } from '#engine/time/instant.ts'
import { exampleId } from '#features/asks/schema.ts'
import { CODE_TRIES } from '#features/gatherings/commands/seats.ts'
import { byCode, listGatherings, loadFor, seatOf } from '#features/gatherings/queries/state.ts'
import { secretKeyKey } from '#features/people/queries.ts'
import { type Context, query } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { isLeading } from '../domain/leading.ts'
import { ring } from '../domain/ritual.ts'
import type { RingState } from '../domain/state.ts'
import { ByCode, CodePath, RingList, RingPath, RingView, StageLink } from '../schema.ts'
import { exampleRing, exampleSeatId } from './example.ts'
import { makeStageKey } from './stage.ts'
import { viewRing } from './view.ts'

const object = { param: 'ringId', belongsTo: 'seat', others: 404, oneAtATime: true } as const
export const ofSeat = { who: 'guest', scope: 'asks', object } as const

const MOST_RINGS = 100

export const listRings = query({
  name: 'ring.list',
  http: 'GET /rings',
  summary: 'My rings: those that are coming, live and past.',
  access: { who: 'person', scope: 'asks' },
  input: z.strictObject({}),
  output: RingList,
  example: {
    input: {},
    output: {
      items: [
        {
          id: exampleId,
          title: 'Monday ring',
          stage: 'coming',
          startsAt: exampleRing.ring.startsAt,
          seatId: exampleSeatId,
        },
      ],
      next: null,
    },
  },
  async run({ tx, actor }) {
    assert(actor.kind === 'person', 'Rings are listed for a person.')
    const rows = await listGatherings(tx, ring.id, actor.personId, MOST_RINGS)
    const items = rows.map(({ id, title, stage, startsAt, seatId }) => ({
      id,
      title,
      stage,
      startsAt: toIso(instant(startsAt)),
      seatId,
    }))
    return { items, next: null }
  },
})

export const getRing = query({
  name: 'ring.get',
  http: 'GET /rings/{ringId}',
  summary: 'The whole ring as I may see it; `/stream` begins with the same and goes on.',
  access: ofSeat,
  input: RingPath,
  output: RingView,
  example: { input: { ringId: exampleId }, output: exampleRing },
  async run(context, { ringId }) {
    const seen = await seeRing(context, ringId)
    if (isRefusal(seen)) return seen
    return viewRing(seen.state, seen.seq, { seatId: seen.seatId }, context.now)
  },
})

export const ringByCode = query({
  name: 'ring.byCode',
  http: 'GET /rings/by-code/{code}',
  summary: 'What a code opens, before one joins.',
  access: { who: 'public', scope: 'asks' },
  tries: CODE_TRIES,
  input: CodePath,
  output: ByCode,
  example: {
    input: { code: 'ash 4271' },
    output: { title: 'Monday ring', startsAt: exampleRing.ring.startsAt, needsName: true },
  },
  async run({ tx, actor }, { code }) {
    const row = await byCode(tx, ring.id, code)
    if (isRefusal(row)) return row
    const hasSeat = (await seatOf(tx, row.id, actor)) !== null
    const needsName = actor.kind !== 'person' && !hasSeat
    return { title: row.title, startsAt: toIso(instant(row.startsAt)), needsName }
  },
})

export const stageLink = query({
  name: 'ring.stageLink',
  http: 'GET /rings/{ringId}/stage-link',
  summary: 'A signed link for the projector: it shows the ring and takes no part.',
  access: ofSeat,
  input: RingPath,
  output: StageLink,
  example: { input: { ringId: exampleId }, output: { path: `/rings/${exampleId}/stage?key=…`, key: '…' } },
  async run(context, { ringId }) {
    const seen = await seeRing(context, ringId)
    if (isRefusal(seen)) return seen
    if (!isLeading(seen.state, seen.seatId)) return refuse('ring.notLeading')
    const key = makeStageKey(context.services.get(secretKeyKey), ringId, seen.state.plan.startsAt)
    return { path: `/rings/${ringId}/stage?key=${key}`, key }
  },
})

/** The ring and the caller's seat at it; to whoever has none it isn't there. */
export async function seeRing(
  { tx, actor, services }: Pick<Context, 'tx' | 'actor' | 'services'>,
  ringId: string,
): Promise<{ readonly state: RingState; readonly seq: number; readonly seatId: string } | Refusal> {
  const seatId = await seatOf(tx, ringId, actor)
  const held = await loadFor({ tx, services }, ring, ringId, seatId === null ? null : { seatId })
  if (isRefusal(held) || seatId === null) return refuse('request.notFound')
  return { ...held, seatId }
}
