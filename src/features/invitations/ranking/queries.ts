import { DAY, type Instant, later } from '#engine/time/instant.ts'
import { nextMoment } from '#engine/reach/next-moment.ts'
import { fitOf, placesFor } from '#engine/rank/fits.ts'
import { localDate, nextDate } from '#engine/reach/wall-clock.ts'
import type { Reason } from '#engine/rank/reasons.ts'
import { sayReason } from '#engine/rank/say.ts'
import { type RankedPerson, who, type WhoOptions } from '#engine/rank/who.ts'
import { eachWord } from '#engine/rank/words.ts'
import { rankingKey } from '#features/evidence/ranking/queries.ts'
import { unfindableFor } from '#features/evidence/topics/queries.ts'
import { waysOutKey } from '#features/notices/messages.ts'
import { isActive } from '#features/people/policy.ts'
import { allActive, findByProfileWords, listPeopleByIds, teamMembers } from '#features/people/queries.ts'
import type { Person } from '#features/people/schema.ts'
import { isOffTopic } from '#features/reach/policy.ts'
import { loadReach, neverAsked } from '#features/reach/queries.ts'
import type { Reach } from '#features/reach/schema.ts'
import type { Services } from '#platform/service.ts'
import type { Tx } from '#platform/tx/tx.ts'
import { roomFrom } from '../domain.ts'
import { learnedWeights } from '../learning/queries.ts'
import { notForThis } from '../not-for-this/queries.ts'
import { loadOf, recentlyReached } from '../store.ts'

export interface Need {
  readonly text: string
  readonly askerId: string
  /** only these may be in the answer; absent: everybody */
  readonly teamId?: string | null
  /** only these, whatever else fits */
  readonly only?: ReadonlySet<string>
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
  /** only who has something to do with the text: by work, by title or team, or by a tie to the asker */
  readonly fitting?: boolean
  /** 0 to 1; with it, one place from the third on may go to a quiet expert */
  readonly random?: () => number
}

export type Basis = 'work' | 'profile' | 'tie' | 'none'

export interface Suggestion {
  readonly person: Person
  readonly ranked: RankedPerson
  readonly basis: Basis
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
  const load = await loadOf(tx, later(tx.now, -14 * DAY))
  const possible = await Possible.begin(tx, need)
  const ask = { text: need.text, at: tx.now, asker: need.askerId }
  const options: WhoOptions = {
    allow: (personId) => possible.mayBe(personId),
    maySee: (piece) => ranking.maySee(need.askerId, piece.id),
    load: (personId) => load.get(personId) ?? 0,
    weights: await learnedWeights(tx),
    ...(need.known === false ? { tieWeight: 0 } : {}),
  }
  const all = await possible.settle(() => who(index, ask, { ...options, limit: EVERYBODY, reasons: false }))
  const { random } = need
  const limit = need.fitting === true ? placesFor(all, need.limit) : need.limit
  const found = who(index, ask, { ...options, limit, ...(random ? { random } : {}) })
  const suggestions = found.flatMap((ranked) => possible.suggestion(ranked, fitOf(ranked), tx.now))
  if (need.fitting !== true) return suggestions
  const fitting = suggestions.filter(({ basis }) => basis !== 'none')
  return fitting.length >= need.limit
    ? fitting
    : [...fitting, ...(await byProfile(tx, possible, need, fitting))]
}

const EVERYBODY = 10_000

/** Who has a word of the text in title, team or department: known to help with nothing yet, and a place to begin. */
async function byProfile(
  tx: Tx,
  possible: Possible,
  { text, limit }: Need,
  found: readonly Suggestion[],
): Promise<Suggestion[]> {
  const words = new Set<string>()
  eachWord(text, (_, surface) => words.add(surface))
  const people = await findByProfileWords(tx, [...words].slice(0, MOST_WORDS), MOST_PROFILES)
  const taken = new Set(found.map(({ person }) => person.id))
  const ids = people.map(({ id }) => id).filter((id) => !taken.has(id))
  await possible.look(ids)
  return ids
    .flatMap((person) => possible.suggestion(withoutEvidence(person), 'profile', tx.now))
    .slice(0, limit - found.length)
}

const MOST_WORDS = 60
const MOST_PROFILES = 50

function withoutEvidence(person: string): RankedPerson {
  return { person, score: 0, tie: 0, load: 0, reserved: false, reasons: [], terms: [] }
}

interface Reachable {
  readonly person: Person
  readonly reach: Reach
  readonly reachedLately: readonly Instant[]
  readonly at: Instant
}

/**
 * Who may be in the answer. People are looked up only when the ranking comes across them: whoever is refused is left
 * out and the ranking made again, until nobody new has to be refused. The answer is the one that a filter over the
 * whole organisation would give, because who isn't among the candidates moves nobody; the cost doesn't grow with the
 * organisation.
 */
class Possible {
  readonly #tx: Tx
  readonly #need: Need
  readonly #known = new Map<string, Reachable>()
  readonly #refused: Set<string>
  /** true where only who was looked up may be in the answer */
  #closed = false

  private constructor(tx: Tx, need: Need, refused: Set<string>) {
    this.#tx = tx
    this.#need = need
    this.#refused = refused
  }

  static async begin(tx: Tx, need: Need): Promise<Possible> {
    const refused = new Set([
      need.askerId,
      ...(need.leaveOut ?? []),
      // known to be refused: without them the ranking seldom has to be made again
      ...(await neverAsked(tx)),
      ...(await unfindableFor(tx, need.text)),
      ...(await notForThis(tx, need.askerId, need.text)),
    ])
    const possible = new Possible(tx, need, refused)
    const { teamId, only } = need
    if (only !== undefined) await possible.close([...only])
    else if (teamId !== undefined) {
      const members = teamId === null ? [] : await teamMembers(tx, teamId)
      await possible.close(members.map(({ id }) => id))
    }
    return possible
  }

  mayBe(personId: string): boolean {
    return this.#closed ? this.#known.has(personId) : !this.#refused.has(personId)
  }

  /** @param rank everybody whom the ranking compares, with who is refused by now left out; @returns its last answer */
  async settle(rank: () => RankedPerson[]): Promise<RankedPerson[]> {
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const ranked = rank()
      if (this.#closed || !(await this.look(ranked.map(({ person }) => person)))) return ranked
    }
    const everybody = await allActive(this.#tx)
    await this.close(everybody.map(({ id }) => id))
    return rank()
  }

  /** Looks up who isn't known yet; @returns whether somebody had to be refused */
  async look(personIds: readonly string[]): Promise<boolean> {
    const fresh = personIds.filter((id) => !this.#known.has(id) && !this.#refused.has(id))
    if (fresh.length === 0) return false
    const people = new Map((await listPeopleByIds(this.#tx, fresh)).map((person) => [person.id, person]))
    const reaches = await loadReach(this.#tx, fresh)
    const reached = await recentlyReached(this.#tx, fresh)
    let refused = false
    for (const id of fresh) {
      const one = this.#reachable(people.get(id), reaches.get(id), reached.get(id) ?? [])
      if (one) this.#known.set(id, one)
      else {
        this.#refused.add(id)
        refused = true
      }
    }
    return refused
  }

  suggestion(ranked: RankedPerson, fit: ReturnType<typeof fitOf> | 'profile', now: Instant): Suggestion[] {
    const one = this.#known.get(ranked.person)
    if (one === undefined) return []
    const reasons = ranked.reasons.filter(saysMore).map((reason) => ({
      text: sayReason(reason, now),
      evidenceId: reason.pieceId,
    }))
    return [{ ...one, ranked, basis: fit === 'subject' ? 'work' : fit, reasons }]
  }

  private async close(personIds: readonly string[]): Promise<void> {
    await this.look(personIds)
    this.#closed = true
  }

  #reachable(
    person: Person | undefined,
    reach: Reach | undefined,
    reachedLately: readonly Instant[],
  ): Reachable | null {
    const { now } = this.#tx
    const { urgent, evenIfFull, needBy, teamId } = this.#need
    if (!person || !reach || !isActive(person, now)) return null
    if (teamId !== undefined && person.teamId !== teamId) return null
    if (isOffTopic(reach, this.#need.text)) return null
    const at = momentFor(reach, reachedLately, now, urgent)
    if (at === null) return null
    const isFull = roomFrom(reachedLately, reach.weeklyLimit, now) !== now
    if (isFull && evenIfFull !== true) return null
    if (needBy !== undefined && at >= needBy) return null
    return { person, reach, reachedLately, at }
  }
}

/** A line of somebody's own profile is one reason, however many words of the text it has. */
function saysMore(reason: Reason, at: number, all: readonly Reason[]): boolean {
  return reason.role !== 'offers' || all.findIndex(({ pieceId }) => pieceId === reason.pieceId) === at
}

/** Each pass refuses somebody; an organisation that is mostly away is looked up as a whole. */
const MOST_PASSES = 12

/** The channel by which an invitation gets to this person first. */
export function usualChannel(reach: Pick<Reach, 'mail'>, services: Services): 'web' | 'email' {
  return reach.mail === 'atOnce' && services.get(waysOutKey).has('email') ? 'email' : 'web'
}

/** When an ask may reach somebody: room under their limits of the week and of the day, and then a good moment. */
export function momentFor(
  reach: Reach,
  reachedLately: readonly Instant[],
  now: Instant,
  urgent = false,
): Instant | null {
  const room = roomFrom(reachedLately, reach.weeklyLimit, now)
  const at = room === null ? null : nextMoment(reach, room, { urgent })
  if (at === null || reach.dailyLimit === null) return at
  const onThatDay = reachedLately.filter((one) => localDate(one, reach.zone) === localDate(at, reach.zone))
  return onThatDay.length < reach.dailyLimit ? at : nextMoment(reach, nextDate(at, reach.zone), { urgent })
}
