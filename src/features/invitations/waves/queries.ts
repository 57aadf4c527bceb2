import { windowsBetween } from '#engine/reach/next-moment.ts'
import { type Instant, instant } from '#engine/time/instant.ts'
import { adjusted, cautious } from '#engine/waves/calibration.ts'
import { openBefore } from '#engine/waves/grid.ts'
import { chanceOf, type Learned } from '#engine/waves/learn.ts'
import type { WaveHelper } from '#engine/waves/problem.ts'
import { timetable } from '#engine/waves/timetable.ts'
import type { AskRecord } from '#features/asks/queries.ts'
import { listPeopleByIds } from '#features/people/queries.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Reach } from '#features/reach/schema.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { learnedAnswers } from '../answers/queries.ts'
import { roomFrom } from '../domain.ts'
import { type Need, suggest, type Suggestion, usualChannel } from '../ranking/queries.ts'
import type { InvitationRow } from '../store.ts'
import { costOfAsking, dearUntil, type PlannedWave, wavesFrom } from './domain.ts'

/** What an ask needs of a plan, whether it was sent or is still a draft. */
export interface PlanNeed {
  readonly text: string
  readonly askerId: string
  readonly urgent: boolean
  readonly deadline: Instant
  /** only this team's members; absent: everybody */
  readonly teamId?: string | null
  /** all invitations of the ask so far: nobody gets a second */
  readonly invited: readonly InvitationRow[]
  /** times that the asker chose */
  readonly fixed: ReadonlyMap<string, Instant>
  /** number of the first wave */
  readonly first: number
  /** nobody is added to who is named: then only the chance is of interest */
  readonly named?: boolean
}

export interface DraftedPlan {
  readonly waves: readonly PlannedWave[]
  readonly people: ReadonlyMap<string, Suggestion>
  /** of help by the deadline, as the chances alone say; for the planner, never for an answer */
  readonly chance: number
}

export function needOf(record: AskRecord, deadline: Instant): Omit<PlanNeed, 'invited' | 'fixed' | 'first'> {
  const { text, urgent } = record.ask.content
  const team = record.ask.seenBy === 'team' ? { teamId: record.teamId } : {}
  return { text, urgent, askerId: record.askerId, deadline, named: record.ask.seenBy === 'people', ...team }
}

/** As far down as a plan looks. */
const CANDIDATES = 20

/**
 * Whom to ask when, for this need, now. The same for a draft and for an ask that is sent: what is shown is what is
 * scheduled. Follows from what is stored and from the process clock alone.
 */
export async function draftPlan(tx: Tx, services: Services, need: PlanNeed): Promise<DraftedPlan> {
  const { learned, drift } = await learnedAnswers(tx)
  const found = need.named ? [] : await candidates(tx, services, need)
  const known: Known = { services, learned, need, now: tx.now }
  const fresh = found.map((one, place) => freshHelper(known, one, place))
  const asked = await askedHelpers(tx, known)
  const slack = cautious(drift)
  const plan = timetable({
    now: tx.now,
    deadline: need.deadline,
    helpers: [...fresh, ...asked],
    drift: slack,
  })
  const people = new Map(found.map((one) => [one.person.id, one]))
  const asks = plan.asks.filter(({ id }) => people.has(id))
  const why = (id: string) => people.get(id)?.reasons.map(({ text }) => text) ?? []
  const moved = new Set(need.fixed.keys())
  return {
    waves: wavesFrom(asks, { first: need.first, why, moved }),
    people,
    chance: adjusted(plan.chance, 1 / slack),
  }
}

/** Who fits, best first; where nobody does, whoever the ranking has. */
async function candidates(tx: Tx, services: Services, need: PlanNeed): Promise<Suggestion[]> {
  const wanted: Need = {
    text: need.text,
    askerId: need.askerId,
    leaveOut: new Set(need.invited.map((row) => row.personId)),
    needBy: need.deadline,
    limit: CANDIDATES,
    urgent: need.urgent,
    evenIfFull: true,
    ...(need.teamId === undefined ? {} : { teamId: need.teamId }),
  }
  const fitting = await suggest(tx, services, { ...wanted, fitting: true })
  return fitting.length > 0 ? fitting : suggest(tx, services, wanted)
}

interface Known {
  readonly services: Services
  readonly learned: Learned
  readonly need: PlanNeed
  readonly now: Instant
}

function freshHelper({ services, learned, need, now }: Known, one: Suggestion, place: number): WaveHelper {
  const { reach, reachedLately, person } = one
  const room = roomFrom(reachedLately, reach.weeklyLimit, now) ?? need.deadline
  return {
    id: person.id,
    ...chanceOf(learned, person.id, usualChannel(reach, services)),
    cost: costOfAsking(reachedLately.length, reach.weeklyLimit, place),
    dearUntil: dearUntil(reachedLately, reach.zone, now),
    group: person.teamId,
    windows: windowsBetween(reach, room, need.deadline, { urgent: need.urgent }),
    fixedAt: need.fixed.get(person.id) ?? null,
  }
}

/** Who was asked and hasn't answered may still say yes, less and less; who will be asked in any case will, too. */
async function askedHelpers(tx: Tx, known: Known): Promise<WaveHelper[]> {
  const { need, now } = known
  const silent = need.invited.filter(
    ({ state }) => state === 'open' || state === 'later' || state === 'waiting',
  )
  const ids = silent.map((row) => row.personId)
  const reaches = await loadReach(tx, ids)
  const teams = new Map((await listPeopleByIds(tx, ids)).map((person) => [person.id, person.teamId]))
  return silent
    .flatMap((row) => {
      const reach = reaches.get(row.personId)
      return reach ? [askedHelper(known, row, { reach, teamId: teams.get(row.personId) ?? null })] : []
    })
    .filter(({ windows }) => windows.length > 0 && now < need.deadline)
}

function askedHelper(
  { services, learned, need, now }: Known,
  row: InvitationRow,
  { reach, teamId }: { reach: Reach; teamId: string | null },
): WaveHelper {
  const from = instant(
    Math.max(now, row.state === 'waiting' ? (row.dueAt ?? need.deadline) : (row.until ?? now)),
  )
  const since = row.reachedAt === null || row.state === 'later' ? from : instant(row.reachedAt)
  return {
    id: row.personId,
    ...chanceOf(learned, row.personId, usualChannel(reach, services)),
    cost: 1,
    group: teamId,
    windows: windowsBetween(reach, from, need.deadline, { urgent: need.urgent }),
    silentMs: openBefore(windowsBetween(reach, since, now), now),
  }
}
