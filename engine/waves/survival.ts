import { type Instant, instant } from '#engine/time/instant.ts'
import { firstOpen, openBefore, slotsIn } from './grid.ts'
import type { WaveHelper, WaveProblem } from './problem.ts'
import { yesWithin } from './reply.ts'

/** Moments at which somebody may be asked; twice as many change the cost by less than 1 %. */
const SLOTS = 24
const SPREAD_COST = 1.5

export const NEVER = -1

/** The problem in figures: one row per helper, one column per slot, the deadline last. */
export interface Board {
  readonly slots: readonly Instant[]
  readonly rows: readonly Row[]
  /** indices of the rows of those who are silent together; a group of one is silent alone */
  readonly groups: readonly (readonly number[])[]
  readonly silentTogether: number
  /** part of the whole time that lies behind each slot */
  readonly shares: Float64Array
  readonly waitCost: number
}

export interface Row {
  readonly helper: WaveHelper
  readonly group: number
  /** where they were asked already, or the asker fixed the time: it stays */
  readonly fixed: boolean
  /** the moment at which they would be asked in each slot; null: not reachable before the next one */
  readonly at: readonly (Instant | null)[]
  readonly cost: Float64Array
  /** for each slot of asking (of who was asked already: once): chance that no yes has come by each column */
  readonly quiet: readonly Float64Array[]
}

/**
 * Lays a problem out on at most 24 moments.
 *
 * @cost about 1 ms for 20 helpers
 * @example boardOf({ now, deadline, helpers: [] }).slots  // []
 */
export function boardOf(given: WaveProblem): Board {
  const problem = { ...given, helpers: given.helpers.map((helper) => clipped(helper, given)) }
  const free = problem.helpers.filter(({ silentMs }) => silentMs == null)
  const fixedTimes = free.flatMap(({ fixedAt }) => (fixedAt == null ? [] : [fixedAt]))
  const even = slotsIn(
    free.flatMap(({ windows }) => windows),
    SLOTS,
  )
  const slots = [...new Set([...even, ...fixedTimes])]
    .filter((at) => at < problem.deadline)
    .sort((a, b) => a - b)
  const names = [...new Set(problem.helpers.map(groupName))]
  const groups = names.map((name) =>
    problem.helpers.flatMap((helper, place) => (groupName(helper) === name ? [place] : [])),
  )
  const silent = problem.silentTogether ?? 0.1
  const rows = problem.helpers.map((helper) => {
    const group = names.indexOf(groupName(helper))
    const apart = (groups[group]?.length ?? 0) > 1 ? 1 - silent : 1
    return rowOf(problem, slots, helper, { group, apart })
  })
  const edges = [...slots, problem.deadline]
  const total = Math.max(1, problem.deadline - problem.now)
  const shares = Float64Array.from(slots, (at, place) => ((edges[place + 1] ?? at) - at) / total)
  return { slots, rows, groups, silentTogether: silent, shares, waitCost: problem.waitCost ?? 2 }
}

function clipped(helper: WaveHelper, { now, deadline }: WaveProblem): WaveHelper {
  const windows = helper.windows.flatMap(({ from, to }) => {
    const part = { from: instant(Math.max(from, now)), to: instant(Math.min(to, deadline)) }
    return part.from < part.to ? [part] : []
  })
  return { ...helper, windows }
}

function groupName(helper: WaveHelper): string {
  return helper.group == null ? `alone ${helper.id}` : `group ${helper.group}`
}

function rowOf(
  { deadline, drift = 1 }: WaveProblem,
  slots: readonly Instant[],
  helper: WaveHelper,
  place: { readonly group: number; readonly apart: number },
): Row {
  const edges = [...slots, deadline]
  const at = slots.map((slot, index) => askedIn(helper, slot, edges[index + 1] ?? deadline))
  const open = edges.map((edge) => openBefore(helper.windows, edge))
  const quietFrom = (start: number, silentMs: number) =>
    Float64Array.from(open, (until) => {
      const yes = yesWithin(helper, silentMs, Math.max(0, until - start)) / place.apart
      return Math.max(0.001, 1 - yes) ** drift
    })
  const { silentMs, fixedAt, dearUntil } = helper
  const isDear = (moment: Instant | null) => dearUntil != null && moment !== null && moment < dearUntil
  return {
    helper,
    group: place.group,
    fixed: silentMs != null || fixedAt != null,
    at,
    cost: Float64Array.from(at, (moment) => helper.cost * (isDear(moment) ? SPREAD_COST : 1)),
    quiet:
      silentMs == null ? open.slice(0, -1).map((start) => quietFrom(start, 0)) : [quietFrom(0, silentMs)],
  }
}

/** Whoever becomes reachable between two slots is asked then. */
function askedIn(helper: WaveHelper, slot: Instant, next: Instant): Instant | null {
  if (helper.silentMs != null) return null
  if (helper.fixedAt != null) return helper.fixedAt === slot ? slot : null
  const at = firstOpen(helper.windows, slot)
  return at !== null && at < next ? at : null
}

/**
 * The chance that nobody has said yes, at each slot and at the deadline.
 *
 * @param asked the slot in which each helper is asked, or NEVER
 * @source S(t) = ∏ (1 − G(t − asked)); a group is silent together with a chance of its own, its members else on their own
 * @example silenceOf(board, []).at(-1)  // 1: nobody was asked
 */
export function silenceOf(board: Board, asked: readonly number[]): Float64Array {
  const silence = new Float64Array(board.slots.length + 1).fill(1)
  for (const group of board.groups) multiplyBy(board, silence, group, quietOf(board, asked, group))
  return silence
}

/** Each column's chance that none of these has said yes, were they silent on their own. */
export function quietOf(board: Board, asked: readonly number[], group: readonly number[]): Float64Array {
  const quiet = new Float64Array(board.slots.length + 1).fill(1)
  for (const place of group) {
    const row = board.rows[place]
    const slot = asked[place] ?? NEVER
    const own = row?.helper.silentMs != null ? row.quiet[0] : row?.quiet[slot]
    if (!own) continue
    for (let column = 0; column < quiet.length; column++) {
      quiet[column] = (quiet[column] ?? 1) * (own[column] ?? 1)
    }
  }
  return quiet
}

/** Multiplies the silence of a group into that of all. */
export function multiplyBy(
  board: Board,
  silence: Float64Array,
  group: readonly number[],
  quiet: Float64Array,
): void {
  const together = group.length > 1 ? board.silentTogether : 0
  for (let column = 0; column < silence.length; column++) {
    silence[column] = (silence[column] ?? 1) * (together + (1 - together) * (quiet[column] ?? 1))
  }
}

/** What a timetable costs: interruptions, each if it still comes to it, and the waiting. */
export function costOf(board: Board, asked: readonly number[], silence: Float64Array): number {
  let cost = 0
  for (let place = 0; place < asked.length; place++) {
    const slot = asked[place] ?? NEVER
    if (slot !== NEVER) cost += (board.rows[place]?.cost[slot] ?? 0) * (silence[slot] ?? 1)
  }
  let waiting = 0
  for (let slot = 0; slot < board.shares.length; slot++)
    waiting += (board.shares[slot] ?? 0) * (silence[slot] ?? 1)
  return cost + board.waitCost * waiting
}
