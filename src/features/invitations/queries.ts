import { createHash } from 'node:crypto'
import { toIso } from '#engine/time/instant.ts'
import { outcomesSoFar, seeAsk, standingFor, viewAsk } from '#features/asks/queries.ts'
import { exampleAsk } from '#features/asks/schema.ts'
import { type AskRecord, findAsk } from '#features/asks/queries.ts'
import { workedWith } from '#features/evidence/queries.ts'
import { waysOutKey } from '#features/notices/messages.ts'
import { namesOf, type PersonName } from '#features/people/queries.ts'
import type { PersonActor } from '#platform/actor.ts'
import { pageOf, readCursor } from '#platform/cursor.ts'
import { query } from '#platform/operation.ts'
import { assert, isRefusal, refuse } from '#platform/refusal.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { type InvitationState, roomOf } from './domain.ts'
import { notForThis } from './not-for-this/queries.ts'
import { type Need, suggest, type Suggestion } from './ranking/queries.ts'
import { solvedBefore } from './solved/queries.ts'
import { chainTo } from './passing/domain.ts'
import { findSlip } from './undo/store.ts'
import {
  AskPath,
  Candidates,
  type Candidate,
  exampleCandidate,
  exampleInvitation,
  examplePlan,
  InvitationPage,
  InvitationPath,
  InvitationView,
  type InvitationView as View,
  ListInvitations,
  Plan,
  Who,
} from './schema.ts'
import { findInvitation, type InvitationRow, invitationsOfAsk, listMine, passesOf } from './store.ts'
import { type PlannedRow, plannedOf, wavesOf } from './waves/store.ts'

const object = { param: 'invitationId', belongsTo: 'helper', others: 404 } as const
/** Below this many outcomes a chance would be a guess dressed as a figure. */
const ENOUGH_OUTCOMES = 20

export const listInvitations = query({
  name: 'invitations.list',
  http: 'GET /invitations',
  summary: 'Asks that reached me, newest first. One that still waits for its moment is not listed.',
  access: { who: 'person', scope: 'asks' },
  input: ListInvitations,
  output: InvitationPage,
  example: { input: { limit: 50 }, output: { items: [exampleInvitation], next: null } },
  async run({ tx, actor }, { limit, cursor }) {
    assert(actor.kind === 'person', 'Invitations are listed for a person.')
    const before = readCursor(cursor)
    if (isRefusal(before)) return before
    const rows = await listMine(tx, actor.personId, { limit: limit + 1, before })
    const shown = pageOf(rows, limit, (row) => ({ at: row.reachedAt ?? 0, id: row.id }))
    const items: View[] = []
    for (const row of shown.items) items.push(await viewInvitation(tx, actor, row))
    return { items, next: shown.next }
  },
})

export const getInvitation = query({
  name: 'invitations.get',
  http: 'GET /invitations/{invitationId}',
  summary: 'One invitation of mine.',
  access: { who: 'person', scope: 'asks', object },
  input: InvitationPath,
  output: InvitationView,
  example: { input: { invitationId: exampleInvitation.id }, output: exampleInvitation },
  async run({ tx, actor }, { invitationId }) {
    assert(actor.kind === 'person', 'Invitations are seen by persons.')
    const row = await findInvitation(tx, invitationId)
    if (row?.personId !== actor.personId || row.reachedAt === null) return refuse('request.notFound')
    return viewInvitation(tx, actor, row)
  },
})

export const getPlan = query({
  name: 'asks.plan',
  http: 'GET /asks/{askId}/plan',
  summary: 'Who is asked when, and why; for the asker alone.',
  access: { who: 'person', scope: 'asks', object: { param: 'askId', belongsTo: 'asker', others: 404 } },
  input: AskPath,
  output: Plan,
  example: { input: { askId: exampleAsk.id }, output: examplePlan },
  async run({ tx, actor, services }, { askId }) {
    const seen = await seeAsk(tx, actor, askId)
    if (isRefusal(seen)) return seen
    if (seen.standing !== 'asker') return refuse('ask.onlyTheAsker')
    return viewPlan(tx, services, seen.record)
  },
})

export const whoCouldHelp = query({
  name: 'who',
  http: 'POST /who',
  summary:
    'Who could help with this: people with reasons, when they are next reachable, and whether they have room.',
  access: { who: 'person', scope: 'asks' },
  input: Who,
  output: Candidates,
  example: {
    input: { text: exampleAsk.text, limit: 3 },
    output: { people: [exampleCandidate], notForThis: [] },
  },
  async run({ tx, actor, services }, { text, limit = 5, routes, known }) {
    assert(actor.kind === 'person', 'A person asks who could help.')
    const askerId = actor.personId
    const out = await namesOf(tx, [...(await notForThis(tx, askerId, text))])
    const left = [...out.values()]
    if (routes && !routes.includes('direct')) return { people: [], notForThis: left }
    const need: Need = {
      text,
      askerId,
      limit,
      evenIfFull: true,
      fitting: true,
      random: drawnFrom(`${askerId} ${text}`),
      ...(known === undefined ? {} : { known }),
    }
    const found = await withWhoSolvedIt(tx, services, need, await suggest(tx, services, need))
    return { people: found.map((one) => candidate(one, services)), notForThis: left }
  },
})

/** Who helped with an ask like this one, and left the answer for others, is among the suggestions. */
async function withWhoSolvedIt(
  tx: Tx,
  services: Services,
  need: Need,
  found: readonly Suggestion[],
): Promise<readonly Suggestion[]> {
  if (need.known === false) return found
  const [best] = await solvedBefore(tx, services, { text: need.text, askerId: need.askerId, limit: 1 })
  const helpers = (best?.helpers ?? []).map(({ id }) => id)
  if (helpers.length === 0 || found.some(({ person }) => helpers.includes(person.id))) return found
  const { random: _, ...same } = need
  const [helper] = await suggest(tx, services, { ...same, only: new Set(helpers), limit: 1 })
  return helper === undefined ? found : [...found.slice(0, need.limit - 1), helper]
}

/** The same asker with the same text gets the same people, however often it is asked. */
function drawnFrom(seed: string): () => number {
  let draws = 0
  return () => {
    const digest = createHash('sha256')
      .update(`${seed} ${(draws += 1)}`)
      .digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }
}

export async function viewInvitation(tx: Tx, viewer: PersonActor, row: InvitationRow): Promise<View> {
  const record = await findAsk(tx, row.askId)
  assert(record, `The ask of the invitation ${row.id} exists.`)
  const standing = await standingFor(tx, viewer, record)
  const slip = await findSlip(tx, row.id)
  const ask = standing === 'stranger' ? {} : { ask: await viewAsk(tx, viewer, record) }
  return {
    id: row.id,
    askId: row.askId,
    state: shownState(row.state),
    ...ask,
    why: row.reasons as string[],
    reachedAt: iso(row.reachedAt) ?? toIso(tx.now),
    answeredAt: iso(row.answeredAt),
    until: iso(row.until),
    note: row.note,
    passedBy: await passedBy(tx, row),
    undoUntil: slip && slip.undoUntil > tx.wall ? new Date(slip.undoUntil).toISOString() : null,
    may: mayAnswer(row.state, record),
  }
}

async function passedBy(tx: Tx, row: InvitationRow): Promise<PersonName | null> {
  if (row.how !== 'passed') return null
  const pass = (await passesOf(tx, row.askId)).find((one) => one.toId === row.personId)
  return pass ? nameOf(await namesOf(tx, [pass.fromId]), pass.fromId) : null
}

/** An invitation that reached somebody is never 'waiting' for them. */
function shownState(state: InvitationState): View['state'] {
  return state === 'waiting' ? 'open' : state
}

function mayAnswer(state: InvitationState, record: AskRecord): string[] {
  if (record.ask.state.kind !== 'open') return []
  if (state === 'open' || state === 'later') return ['accept', 'decline', 'pass', 'later']
  return state === 'declined' || state === 'passed' ? ['accept'] : []
}

/** The plan of an ask as its asker may know it: when somebody is asked, never why not sooner. */
export async function viewPlan(tx: Tx, services: Services, record: AskRecord) {
  const rows = await invitationsOfAsk(tx, record.id)
  const waves = await wavesOf(tx, record.id)
  const passes = await passesOf(tx, record.id)
  const planned = await plannedOf(tx, record.id)
  const names = await namesOf(tx, [
    ...rows.map((row) => row.personId),
    ...planned.map((row) => row.personId),
    ...passes.flatMap((pass) => (pass.toId === null ? [pass.fromId] : [pass.fromId, pass.toId])),
  ])
  const channel = channelOf(services)
  const numbers = [...new Set([...rows.map((row) => row.wave), ...waves.map((wave) => wave.number)])]
  numbers.sort((a, b) => a - b)
  return {
    waves: numbers.map((number) => {
      const wave = waves.find((one) => one.number === number)
      const own = rows.filter((row) => row.wave === number)
      const sure = own.map((row) => plannedPerson(row, names, channel))
      const expected = planned.filter((row) => row.number === number)
      const people = [
        ...sure,
        ...expected.map((row) => expectedPerson(row, names, { channel, at: wave?.at })),
      ]
      return {
        number,
        at: new Date(wave?.at ?? own[0]?.madeAt ?? tx.now).toISOString(),
        state: wave?.state ?? ('sent' as const),
        size: Math.max(wave?.size ?? 0, people.length),
        people,
      }
    }),
    widen: record.ask.content.widen.map((step) => ({ kind: step.kind, at: toIso(step.at) })),
    passes: passes.map((pass) => ({
      id: pass.id,
      from: nameOf(names, pass.fromId),
      to: pass.toId === null ? null : nameOf(names, pass.toId),
      who: pass.who,
      introduces: pass.introduces,
      chain: chainTo(pass.fromId, passes).map((personId) => nameOf(names, personId)),
      note: pass.note,
      state: pass.state,
    })),
    worksWith: [...(await workedWith(tx, record.askerId, [...names.keys()], record.createdAt))],
    chance: await chanceOfHelp(tx),
  }
}

type Names = ReadonlyMap<string, PersonName>

function nameOf(names: Names, personId: string): PersonName {
  return names.get(personId) ?? { id: personId, name: '' }
}

/** A decline is silent: to the asker it is 'reached', as if it were unread. */
function plannedPerson(row: InvitationRow, names: Names, channel: 'web' | 'email') {
  return {
    person: nameOf(names, row.personId),
    state: plannedState(row),
    // no time is promised where none is in sight, or where it ended before it reached them
    at: iso(row.reachedAt ?? (row.state === 'waiting' ? row.dueAt : null)),
    channel,
    why: row.reasons as string[],
  }
}

function plannedState(row: InvitationRow): 'waiting' | 'reached' | 'yes' | 'passed' {
  if (row.reachedAt === null) return 'waiting'
  if (row.state === 'accepted') return 'yes'
  return row.state === 'passed' ? 'passed' : 'reached'
}

/** Whom a wave to come will ask: what stands here is what is scheduled. */
function expectedPerson(
  row: PlannedRow,
  names: Names,
  wave: { channel: 'web' | 'email'; at: number | undefined },
) {
  return {
    person: nameOf(names, row.personId),
    state: 'expected' as const,
    at: iso(wave.at ?? null),
    channel: wave.channel,
    why: row.reasons as string[],
  }
}

/**
 * Of help by the deadline, from the organisation's own outcomes. Not from the plan's chances: with few people in it they
 * would say how likely one of them is to help, and nobody is shown that.
 */
export async function chanceOfHelp(tx: Tx): Promise<number | null> {
  const { helped, closed } = await outcomesSoFar(tx)
  return closed < ENOUGH_OUTCOMES ? null : helped / closed
}

function candidate(
  { person, ranked, basis, reasons, reach, reachedLately, at }: Suggestion,
  services: Services,
): Candidate {
  const { id, name, title, team } = person
  return {
    person: { id, name, title, team },
    route: 'direct',
    reasons: [...reasons],
    reach: { at: toIso(at), channel: reach.mail === 'atOnce' ? channelOf(services) : 'web' },
    room: roomOf(reachedLately.length, reach.weeklyLimit),
    closeness: ranked.tie > 0 ? 'works-with' : 'none',
    basis: basis === 'none' ? 'tie' : basis,
    score: ranked.score,
    tie: ranked.tie,
  }
}

function channelOf(services: Services): 'web' | 'email' {
  return services.get(waysOutKey).has('email') ? 'email' : 'web'
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
