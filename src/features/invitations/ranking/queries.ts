import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { nextMoment } from '#engine/reach/next-moment.ts'
import { sayReason } from '#engine/rank/say.ts'
import { type RankedPerson, who } from '#engine/rank/who.ts'
import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { isActive } from '#features/people/policy.ts'
import { allActive } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { loadReach } from '#features/reach/queries.ts'
import type { Reach } from '#features/reach/schema.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { roomFrom } from '../domain.ts'
import { loadOf, recentlyReached } from '../store.ts'

export interface Need {
  readonly text: string
  readonly askerId: string
  /** only these may be in the answer; absent: everybody */
  readonly teamId?: string | null
  readonly leaveOut?: ReadonlySet<string>
  /** who isn't reachable before this moment is no help */
  readonly needBy?: Instant
  readonly limit: number
  /** reaches those outside their hours, too, who allow that */
  readonly urgent?: boolean
  /** false: people I don't know yet */
  readonly known?: boolean
  /** also those who are at their limit, to say from when they have room */
  readonly evenIfFull?: boolean
}

export interface Suggestion {
  readonly person: Person
  readonly ranked: RankedPerson
  readonly reasons: readonly { readonly text: string; readonly evidenceId: string }[]
  readonly reach: Reach
  readonly reachedLately: readonly Instant[]
  /** the next moment at which an ask may reach them */
  readonly at: Instant
}

/**
 * Who could help with this, best first. Reach, limits, pauses and permissions filter before anything is compared,
 * so that they never leak through the order.
 */
export async function suggest(tx: Tx, services: Services, need: Need): Promise<Suggestion[]> {
  const ranking = services.get(rankingKey)
  const index = await ranking.upToDate(tx)
  const people = await possible(tx, need)
  const load = await loadOf(tx, later(tx.now, -14 * DAY))
  const found = who(
    index,
    { text: need.text, at: tx.now, asker: need.askerId },
    {
      limit: need.limit,
      allow: (personId) => people.has(personId),
      maySee: (piece) => ranking.maySee(need.askerId, piece.id),
      load: (personId) => load.get(personId) ?? 0,
      ...(need.known === false ? { tieWeight: 0 } : {}),
    },
  )
  return found.flatMap((ranked) => {
    const one = people.get(ranked.person)
    if (!one) return []
    const reasons = ranked.reasons.map((reason) => ({
      text: sayReason(reason, tx.now),
      evidenceId: reason.pieceId,
    }))
    return [{ ...one, ranked, reasons }]
  })
}

type Possible = Omit<Suggestion, 'ranked' | 'reasons'>

async function possible(tx: Tx, need: Need): Promise<Map<string, Possible>> {
  const active = (await allActive(tx)).filter((person) => isWanted(person, need, tx.now))
  const ids = active.map((person) => person.id)
  const reaches = await loadReach(tx, ids)
  const reached = await recentlyReached(tx, ids)
  const possibles = new Map<string, Possible>()
  for (const person of active) {
    const reach = reaches.get(person.id)
    const reachedLately = reached.get(person.id) ?? []
    const at = reach ? momentFor(reach, reachedLately, tx.now, need.urgent) : null
    if (!reach || at === null) continue
    const isFull = roomFrom(reachedLately, reach.weeklyLimit, tx.now) !== tx.now
    if (isFull && !need.evenIfFull) continue
    if (need.needBy !== undefined && at >= need.needBy) continue
    possibles.set(person.id, { person, reach, reachedLately, at })
  }
  return possibles
}

function isWanted(person: Person, need: Need, now: Instant): boolean {
  if (person.id === need.askerId || need.leaveOut?.has(person.id)) return false
  if (need.teamId !== undefined && person.teamId !== need.teamId) return false
  return isActive(person, now)
}

/** When an ask may reach somebody: room under their limit first, then their next good moment. */
export function momentFor(
  reach: Reach,
  reachedLately: readonly Instant[],
  now: Instant,
  urgent = false,
): Instant | null {
  const room = roomFrom(reachedLately, reach.weeklyLimit, now)
  return room === null ? null : nextMoment(reach, room, { urgent })
}
