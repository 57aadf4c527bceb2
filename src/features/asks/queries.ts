import type { Actor, PersonActor } from '#platform/actor.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { assert, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { toIso } from '#engine/time/instant.ts'
import { namesOf, type PersonName } from '#features/people/queries.ts'
import { helpersOf } from './domain.ts'
import { maySeeNote, mayDo, type Sight, type Standing, standingOf, timelineSeenBy } from './policy.ts'
import {
  AskPath,
  AskView,
  type AskView as View,
  EditHistory,
  exampleAsk,
  exampleId,
  ListAsks,
  ListTimeline,
  page,
  type ThanksView,
  TimelineItem,
} from './schema.ts'
import {
  type AskRecord,
  countOutcomes,
  editedAmong,
  findAsk,
  listEdits,
  listOwnAsks,
  listSeenAsks,
  listThanks,
  type ThanksRow,
  wasReached,
} from './store.ts'
import { listThoughtful } from './thoughtful/store.ts'
import { listTimeline, type TimelineRow } from './timeline/store.ts'

const access = {
  who: 'person',
  scope: 'asks',
  object: { param: 'askId', belongsTo: 'asker or audience', others: 404 },
} as const

export const listAsks = query({
  name: 'asks.list',
  http: 'GET /asks',
  summary: 'My asks; with `role=audience` those of others that I may see.',
  access: { who: 'person', scope: 'asks' },
  input: ListAsks,
  output: page(AskView),
  example: { input: { limit: 20 }, output: { items: [exampleAsk], next: null } },
  async run({ tx, actor }, { role, limit, cursor }) {
    assert(actor.kind === 'person', 'Asks are listed for a person.')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const asked = { limit: limit + 1, before }
    const isAudience = role === 'audience'
    const records = isAudience
      ? await listSeenAsks(tx, actor, asked)
      : await listOwnAsks(tx, actor.personId, asked)
    const shown = pageOf(records, limit, (record) => ({
      at: isAudience ? (record.openedAt ?? record.createdAt) : record.createdAt,
      id: record.id,
    }))
    return { items: await viewAsks(tx, actor, shown.items), next: shown.next }
  },
})

export const getAsk = query({
  name: 'asks.get',
  http: 'GET /asks/{askId}',
  summary: 'One ask, as far as the caller may see it.',
  access,
  input: AskPath,
  output: AskView,
  example: { input: { askId: exampleId }, output: exampleAsk },
  etag: (view) => String(view.version),
  async run({ tx, actor }, { askId }) {
    const seen = await seeAsk(tx, actor, askId)
    return isRefusal(seen) ? seen : viewAsk(tx, seen.actor, seen.record)
  },
})

export const getTimeline = query({
  name: 'asks.timeline',
  http: 'GET /asks/{askId}/timeline',
  summary: 'What has happened to an ask, oldest first, as far as the caller may know it.',
  access,
  input: ListTimeline,
  output: page(TimelineItem),
  example: {
    input: { askId: exampleId, limit: 100 },
    output: {
      items: [
        {
          id: exampleId,
          at: '2026-05-18T09:12:00.000Z',
          kind: 'asked',
          person: exampleAsk.asker,
          simulated: false,
        },
      ],
      next: null,
    },
  },
  async run({ tx, actor }, { askId, limit, cursor }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const after = readCursor(cursor)
    if (isRefusal(after)) return after
    const sight = timelineSeenBy(seen.standing)
    const readBy = { sight, personId: seen.actor.personId }
    const rows = await listTimeline(tx, askId, readBy, { limit: limit + 1, after: after?.at ?? 0 })
    const shown = pageOf(rows, limit, (row) => ({ at: row.place, id: row.id }))
    const names = await namesOf(
      tx,
      shown.items.flatMap((row) => [row.personId, row.otherId]),
    )
    return { items: shown.items.map((row) => timelineItem(row, names)), next: shown.next }
  },
})

export const getEdits = query({
  name: 'asks.edits',
  http: 'GET /asks/{askId}/edits',
  summary: 'Earlier words of an ask that was changed after it was sent, oldest first.',
  access,
  input: AskPath,
  output: EditHistory,
  example: {
    input: { askId: exampleId },
    output: { items: [{ at: '2026-05-18T09:30:00.000Z', text: exampleAsk.text }], next: null },
  },
  async run({ tx, actor }, { askId }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    const edits = await listEdits(tx, askId)
    return { items: edits.map((edit) => ({ at: toIso(edit.at), text: edit.text })), next: null }
  },
})

/** The ask and how the actor stands to it; 404 for who may not know of it. */
export async function seeAsk(
  tx: Tx,
  actor: Actor,
  askId: string,
): Promise<{ actor: PersonActor; record: AskRecord; standing: Standing } | Refusal> {
  assert(actor.kind === 'person', 'Asks are seen by persons.')
  const record = await findAsk(tx, askId)
  if (!record) return refuse('request.notFound')
  const standing = await standingFor(tx, actor, record)
  return standing === 'stranger' ? refuse('request.notFound') : { actor, record, standing }
}

export async function standingFor(
  tx: Tx,
  viewer: { personId: string; teamId: string | null },
  record: AskRecord,
): Promise<Standing> {
  const reached = viewer.personId !== record.askerId && (await wasReached(tx, record.id, viewer.personId))
  return standingOf(viewer, sightOf(record, reached))
}

/** May a live hint about this ask go to this person? Also when it was just withdrawn: their list has to drop it. */
export async function mayHearOfAsk(
  tx: Tx,
  askId: string,
  viewer: { personId: string; teamId: string | null },
): Promise<boolean> {
  const record = await findAsk(tx, askId)
  if (!record) return false
  const reached = await wasReached(tx, askId, viewer.personId)
  const sight = sightOf(record, reached)
  const { state } = sight
  const asIfOpen = state.kind === 'closed' ? { ...sight, state: { kind: 'open' } as const } : sight
  return standingOf(viewer, asIfOpen) !== 'stranger'
}

/** How many asks of the organisation ended with help, of how many; for a figure that names nobody. */
export async function outcomesSoFar(tx: Tx): Promise<{ helped: number; closed: number }> {
  return countOutcomes(tx)
}

export async function viewAsk(tx: Tx, viewer: PersonActor, record: AskRecord): Promise<View> {
  const [view] = await viewAsks(tx, viewer, [record])
  assert(view, 'One ask gives one view.')
  return view
}

async function viewAsks(tx: Tx, viewer: PersonActor, records: readonly AskRecord[]): Promise<View[]> {
  const thanks = await listThanks(
    tx,
    records.map((record) => record.id),
  )
  const mine = records.filter((record) => record.askerId === viewer.personId).map((record) => record.id)
  const thoughtful = await listThoughtful(tx, mine)
  const names = await namesOf(tx, [
    ...thoughtful.map((one) => one.personId),
    ...records.flatMap((record) => [record.askerId, ...helpersOf(record.ask.state)]),
    ...thanks.flatMap((row) => [row.fromId, row.toId]),
  ])
  const edited = await editedAmong(
    tx,
    records.map((record) => record.id),
  )
  const views: View[] = []
  for (const record of records) {
    const standing = await standingFor(tx, viewer, record)
    const seen = thanks.filter((row) => row.askId === record.id && maySeeThanks(row, viewer.personId))
    views.push(view(record, standing, { names, thanks: seen, edited, thoughtful }))
  }
  return views
}

function maySeeThanks(row: ThanksRow, viewerId: string): boolean {
  return row.public || row.fromId === viewerId || row.toId === viewerId
}

interface Around {
  readonly names: Names
  readonly thanks: readonly ThanksRow[]
  readonly edited: ReadonlySet<string>
  readonly thoughtful: readonly { readonly askId: string; readonly personId: string }[]
}

function view(record: AskRecord, standing: Standing, around: Around): View {
  const { names, thanks, edited } = around
  const { content, state, seenBy, version } = record.ask
  const when = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: record.id,
    state: state.kind,
    ...(state.kind === 'closed' ? { outcome: state.outcome } : {}),
    text: content.text,
    effortMinutes: content.effortMinutes,
    needBy: when(content.needBy),
    why: content.why,
    urgent: content.urgent,
    passing: content.passing,
    seenBy,
    asker: name(names, record.askerId),
    helpers: helpersOf(state).map((helperId) => name(names, helperId)),
    note: maySeeNote(standing, record.keep) ? record.note : null,
    keep: record.keep,
    thanks: thanks.map((row) => thanksView(row, names)),
    createdAt: toIso(record.createdAt),
    openedAt: when(record.openedAt),
    acceptedAt: when(record.acceptedAt),
    closedAt: when(record.closedAt),
    version,
    edited: edited.has(record.id),
    simulated: record.simulated,
    may: [...mayDo(standing, state)],
    ...(standing === 'asker'
      ? {
          own: {
            audience: content.audience,
            widen: content.widen.map((step) => ({ kind: step.kind, at: toIso(step.at) })),
            guess: content.guess,
            minutesSaved: record.minutesSaved,
            thoughtful: around.thoughtful
              .filter((one) => one.askId === record.id)
              .map((one) => name(names, one.personId)),
          },
        }
      : {}),
  }
}

type Names = ReadonlyMap<string, PersonName>

/** Somebody who was erased has no name any more, and the view says no more than that. */
function name(names: Names, personId: string): PersonName {
  return names.get(personId) ?? { id: personId, name: '' }
}

function thanksView(row: ThanksRow, names: Names): ThanksView {
  return {
    id: row.id,
    from: name(names, row.fromId),
    to: name(names, row.toId),
    text: row.text,
    public: row.public,
    at: new Date(row.at).toISOString(),
    simulated: row.simulated,
  }
}

export function timelineItem(row: TimelineRow, names: Names): TimelineItem {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    kind: row.kind,
    ...(row.personId ? { person: name(names, row.personId) } : {}),
    ...(row.otherId ? { other: name(names, row.otherId) } : {}),
    ...(row.words ? { words: row.words } : {}),
    simulated: row.simulated,
  }
}

function sightOf(record: AskRecord, reached: boolean): Sight {
  const { askerId, teamId } = record
  return { askerId, teamId, seenBy: record.ask.seenBy, state: record.ask.state, wasReached: reached }
}

export { findAsk, helpersOf }
export type { AskRecord }
