import type { WaveHelper } from '#engine/waves/problem.ts'
import { DAY, HOUR, type Instant, instant } from '#engine/time/instant.ts'

/** What is true of a person, which no plan ever sees. */
export interface Truth {
  readonly id: string
  readonly yes: number
  readonly medianMs: number
  readonly spread: number
  readonly cost: number
  readonly team: string
}

/** What happens if a person is asked about one ask: decided beforehand, so that all policies meet the same luck. */
export interface Fate {
  readonly helps: boolean
  /** says no rather than nothing */
  readonly refuses: boolean
  readonly answerMs: number
}

export interface Case {
  readonly now: Instant
  readonly deadline: Instant
  readonly people: readonly Truth[]
  readonly fates: ReadonlyMap<string, Fate>
}

export type Random = () => number

/** Small and good enough for a bench: mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** People with chances of 0.1 to 0.8 and answers that take 0.4 to 3.4 hours in the middle, in teams of six. */
export function organisation(size: number, random: Random): Truth[] {
  return Array.from({ length: size }, (_, place) => ({
    id: `p${place}`,
    yes: 0.1 + 0.7 * random(),
    medianMs: (0.4 + 3 * random()) * HOUR,
    spread: 0.8 + 0.4 * random(),
    cost: 1 + 0.8 * random(),
    team: `t${Math.floor(place / 6)}`,
  }))
}

/** An ask with twenty who could help, drawn from all. `together`: the chance that a whole team is away. */
export function drawCase(all: readonly Truth[], hours: number, random: Random, together = 0): Case {
  const people = [...all].map((one) => ({ one, key: random() })).sort((a, b) => a.key - b.key)
  const chosen = people.slice(0, 20).map(({ one }) => one)
  const away = new Set([...new Set(chosen.map(({ team }) => team))].filter(() => random() < together))
  const fates = new Map(
    chosen.map((one) => {
      const helps = random() < one.yes / (1 - together)
      const answerMs = one.medianMs * Math.exp(one.spread * normal(random))
      const refuses = random() < 0.5
      const isHere = !away.has(one.team)
      return [one.id, { helps: helps && isHere, refuses: refuses && isHere, answerMs }]
    }),
  )
  const now = instant(20_000 * DAY)
  return { now, deadline: instant(now + hours * HOUR), people: chosen, fates }
}

/** Who could be asked, as a plan sees them: with these chances, reachable all the time. */
export function helpersOf(
  given: Case,
  chance: (one: Truth) => Pick<WaveHelper, 'yes' | 'pace'>,
  inTeams = false,
): WaveHelper[] {
  const windows = [{ from: given.now, to: given.deadline }]
  return given.people.map((one) => ({
    id: one.id,
    cost: one.cost,
    group: inTeams ? one.team : null,
    windows,
    ...chance(one),
  }))
}

export interface Result {
  readonly helpedAfterMs: number | null
  readonly interrupted: number
  readonly cost: number
  /** who would have said yes as well, after somebody else had */
  readonly lateYes: number
  /** what became of everybody who was asked: what can be learned from it */
  readonly asked: readonly {
    readonly id: string
    readonly answer: 'yes' | 'no' | 'silent'
    readonly ms: number
  }[]
}

/** Lets a timetable run into its case: the first yes by the deadline ends it. */
export function play(given: Case, asks: readonly { readonly id: string; readonly at: number }[]): Result {
  const yesses = asks.flatMap(({ id, at }) => {
    const fate = given.fates.get(id)
    const when = at + (fate?.answerMs ?? 0)
    return fate?.helps && when <= given.deadline ? [{ id, when }] : []
  })
  const first = yesses.toSorted((a, b) => a.when - b.when)[0]
  const end = first?.when ?? given.deadline
  const reached = asks.filter(({ at }) => at < end || at === given.now)
  const costs = new Map(given.people.map((one) => [one.id, one.cost]))
  return {
    helpedAfterMs: first ? first.when - given.now : null,
    interrupted: reached.length,
    cost: reached.reduce((sum, { id }) => sum + (costs.get(id) ?? 0), 0),
    lateYes: reached.filter(({ id }) => id !== first?.id && given.fates.get(id)?.helps).length,
    asked: reached.map(({ id, at }) => answerOf(given, { id, at, isFirst: id === first?.id, end })),
  }
}

function answerOf(given: Case, asked: { id: string; at: number; isFirst: boolean; end: number }) {
  const { id, at, isFirst, end } = asked
  const fate = given.fates.get(id)
  if (isFirst) return { id, answer: 'yes' as const, ms: end - at }
  const answered = fate !== undefined && at + fate.answerMs <= end
  if (answered && !fate.helps && fate.refuses) return { id, answer: 'no' as const, ms: fate.answerMs }
  return { id, answer: 'silent' as const, ms: end - at }
}
