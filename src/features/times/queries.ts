import { MINUTE, type Instant, instant, later, toIso } from '#engine/time/instant.ts'
import type { ReachTimes } from '#engine/reach/next-moment.ts'
import { commonTimes, PROPOSED, type Sides, suitsBoth } from '#engine/times/common-times.ts'
import { type AskRecord, helpersOf, seeAsk } from '#features/asks/queries.ts'
import type { Standing } from '#features/asks/policy.ts'
import { openOffer } from '#features/offers/queries.ts'
import { namesOf } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import { query } from '#platform/operation.ts'
import { assert, isRefusal } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { lengthOf, searchUntil } from './domain.ts'
import { exampleId, exampleTimes, TimesOfAsk, TimesView } from './schema.ts'
import { type AgreedRow, agreedOf, busyOf, type ProposedRow, proposedFor } from './store.ts'

export const getTimes = query({
  name: 'times.list',
  http: 'GET /asks/{askId}/times',
  summary: 'Three times that suit asker and helper, or the one that they agreed.',
  access: {
    who: 'person',
    scope: 'asks',
    object: { param: 'askId', belongsTo: 'asker or audience', others: 404 },
  },
  input: TimesOfAsk,
  output: TimesView,
  example: { input: { askId: exampleId }, output: exampleTimes },
  async run({ tx, actor }, { askId, offerId, after, toMove }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const meeting = await meetingOf(tx, seen, offerId)
    const from = toMove ? (after ?? tx.now) : after
    return viewTimes(tx, { ...seen, viewerId: seen.actor.personId, meeting, toMove }, from)
  },
})

/** The two who would meet for an ask. */
export interface Meeting {
  readonly askerId: string
  readonly helperId: string
}

/**
 * With whom the viewer would find a time: asker and helper with each other; the asker with whose offer they look at;
 * whom an open ask reached with its asker, before they say yes. Anybody else with nobody.
 */
export async function meetingOf(
  tx: Tx,
  seen: {
    readonly record: AskRecord
    readonly standing: Standing
    readonly actor: { readonly personId: string }
  },
  offerId: string | undefined,
): Promise<Meeting | null> {
  const { record, standing, actor } = seen
  const { askerId } = record
  const { state } = record.ask
  if (state.kind === 'open') {
    if (standing === 'reached') return { askerId, helperId: actor.personId }
    const offer = standing === 'asker' && offerId ? await openOffer(tx, record.id, offerId) : null
    return offer ? { askerId, helperId: offer.personId } : null
  }
  if (state.kind !== 'accepted' && state.kind !== 'inProgress') return null
  if (standing === 'helper') return { askerId, helperId: actor.personId }
  const [helperId] = helpersOf(state)
  return standing === 'asker' && helperId !== undefined ? { askerId, helperId } : null
}

interface Viewed {
  readonly record: AskRecord
  readonly viewerId: string
  readonly meeting: Meeting | null
  /** the times that an agreed one could move to, beside it */
  readonly toMove?: 'yes' | undefined
}

/** The times of an ask as one of the two sees them; of what others do no more than that a time isn't free. */
export async function viewTimes(tx: Tx, viewed: Viewed, after?: Instant): Promise<TimesView> {
  const { record, viewerId, meeting, toMove } = viewed
  const minutes = lengthOf(record.ask.content.effortMinutes)
  if (meeting === null)
    return { effortMinutes: minutes, other: null, otherZone: null, agreed: null, items: [], may: [] }
  const { askerId, helperId } = meeting
  const otherId = viewerId === askerId ? helperId : askerId
  const agreed = await agreedOf(tx, record.id)
  const sides = await sidesOf(tx, meeting, agreed?.id)
  const names = await namesOf(tx, [askerId, helperId])
  const found = agreed && !toMove ? [] : await proposals(tx, { record, meeting, sides, minutes }, after)
  const isOn = record.ask.state.kind === 'accepted' || record.ask.state.kind === 'inProgress'
  return {
    effortMinutes: minutes,
    other: names.get(otherId) ?? { id: otherId, name: '' },
    otherZone: sides[viewerId === askerId ? 1 : 0].zone,
    agreed: agreed ? agreedStretch(agreed) : null,
    items: found
      .filter(({ at }) => at !== agreed?.startsAt)
      .map(({ at, byId }) => ({
        ...stretch(at, minutes),
        by: byId === null ? null : (names.get(byId) ?? { id: byId, name: '' }),
        may: byId === viewerId ? [] : ['take'],
      })),
    may: agreed ? (isOn ? ['move', 'release'] : []) : isOn ? ['propose'] : [],
  }
}

interface Search {
  readonly record: AskRecord
  readonly meeting: Meeting
  readonly sides: Sides
  readonly minutes: number
}

interface Proposal {
  readonly at: Instant
  readonly byId: string | null
}

/** What somebody named first, then what was proposed at the yes and is still free, filled up with what is free now. */
async function proposals(tx: Tx, search: Search, after: Instant | undefined): Promise<Proposal[]> {
  const { record, meeting, sides, minutes } = search
  const from = after === undefined ? tx.now : instant(Math.max(after, tx.now))
  const until = searchUntil(record.ask.content.needBy, tx.now)
  const fresh = commonTimes(sides, { minutes, from, until }).map((at) => ({ at, byId: null }))
  if (after !== undefined) return fresh
  const stored = await proposedFor(tx, record.id, meeting.helperId)
  const kept = stored
    .filter((row) => isStillFree(row, search))
    .map((row) => ({ at: instant(row.startsAt), byId: row.byId }))
  const named = kept.filter(({ byId }) => byId !== null)
  const found = kept
    .filter(({ byId, at }) => byId === null && at + minutes * MINUTE <= until)
    .slice(0, PROPOSED)
  const taken = new Set<number>([...named, ...found].map(({ at }) => at))
  const more = fresh
    .filter(({ at }) => !taken.has(at) && found.every((one) => apart(one.at, at, minutes)))
    .slice(0, PROPOSED - found.length)
  return [...named, ...found, ...more].toSorted((a, b) => a.at - b.at)
}

/** What a person named holds whatever their hours say; what was found has to suit both still. */
function isStillFree(row: ProposedRow, { sides, minutes }: Search): boolean {
  const at = instant(row.startsAt)
  return row.byId === null ? suitsBoth(sides, at, minutes) : isFreeOfOthers(sides, at, minutes)
}

export function isFreeOfOthers(sides: Sides, at: Instant, minutes: number): boolean {
  const end = later(at, minutes * MINUTE)
  return sides.every(({ busy }) => !busy?.some((one) => one.from < end && at < one.to))
}

function apart(one: Instant, other: Instant, minutes: number): boolean {
  return Math.abs(one - other) >= minutes * MINUTE
}

/** Both sides as they are at this moment, the asker's first. */
export async function sidesOf(tx: Tx, { askerId, helperId }: Meeting, apartFrom?: string): Promise<Sides> {
  const reaches = await loadReach(tx, [askerId, helperId])
  const busy = await busyOf(tx, [askerId, helperId], apartFrom)
  const side = (personId: string): ReachTimes => {
    const reach = reaches.get(personId)
    assert(reach, 'Who meets is there.')
    return { ...reach, busy: [...(reach.busy ?? []), ...(busy.get(personId) ?? [])] }
  }
  return [side(askerId), side(helperId)]
}

function agreedStretch({ id, startsAt, endsAt }: AgreedRow) {
  return { id, ...stretch(instant(startsAt), (endsAt - startsAt) / MINUTE) }
}

function stretch(at: Instant, minutes: number) {
  return { startsAt: toIso(at), endsAt: toIso(later(at, minutes * MINUTE)) }
}
