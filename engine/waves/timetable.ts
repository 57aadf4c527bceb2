import { instant } from '#engine/time/instant.ts'
import { openBefore } from './grid.ts'
import type { Timetable, WaveHelper, WaveProblem } from './problem.ts'
import { yesWithin } from './reply.ts'
import { type Board, boardOf, costOf, multiplyBy, NEVER, quietOf, silenceOf } from './survival.ts'

const TARGET = 0.9
/** Where the target is out of reach, nearly all of what can be reached: the last few points would cost everybody. */
const NEARLY_ALL = 0.97
const SWEEPS = 6
const HALVINGS = 8
/** Of more who could be asked only the most promising are weighed: a plan rarely asks eight. */
const MOST_HELPERS = 12

/** The slot in which each helper is asked, or NEVER. */
type Asked = number[]
type Value = (asked: Asked, silence: Float64Array) => number

/**
 * Whom to ask when, so that help comes by the deadline with the chance that is wanted and with the fewest
 * interruptions. Where that chance can't be reached, the timetable that nearly reaches what can be.
 *
 * Before somebody says yes the only news is silence, which is foreseeable: so the best plan is a list of times, ended
 * by the first yes. Any other news (a no, a pause, another deadline) is a reason to plan anew.
 *
 * @param problem helpers who were asked already count with what may still come from them
 * @returns no asks where there is nobody to ask, or nobody is needed any more
 * @cost 3 to 10 ms
 * @source minimise Σ c S(t) + w ∫ S subject to S(D) ≤ 1 − target, by coordinate descent with a Lagrange multiplier
 *   found by halving, then exchanges that keep what was reached. Weitzman 1979 (search without delay), Chade and Smith
 *   2006 (simultaneous search), Dean and Barroso 2013 (hedged requests)
 * @example timetable({ now, deadline, helpers: [] })  // { asks: [], chance: 0, interruptions: 0 }
 */
export function timetable(problem: WaveProblem): Timetable {
  const board = boardOf({ ...problem, helpers: promising(problem) })
  const goal = 1 - goalOf(board, problem.target ?? TARGET)
  const within: Value = (asked, silence) =>
    lastOf(silence) <= goal + 1e-9 ? costOf(board, asked, silence) : Number.POSITIVE_INFINITY
  const starts = [byMultiplier(board, goal), smallestSetAtOnce(board, goal)]
  const polished = starts.map((start) => exchange(board, descend(board, start, within), within))
  const values = polished.map((asked) => within(asked, silenceOf(board, asked)))
  const best = polished[values.indexOf(Math.min(...values))] ?? []
  return readOff(board, best)
}

/** Those who bring most for what they cost, in their order; who was asked, or has a fixed time, stays. */
function promising({ helpers, deadline }: WaveProblem): readonly WaveHelper[] {
  if (helpers.length <= MOST_HELPERS) return helpers
  const worth = (one: WaveHelper) => {
    if (one.silentMs != null || one.fixedAt != null) return Number.POSITIVE_INFINITY
    return -Math.log(1.001 - yesWithin(one, 0, openBefore(one.windows, deadline))) / one.cost
  }
  const least = helpers.map(worth).sort((a, b) => b - a)[MOST_HELPERS - 1] ?? 0
  return helpers.filter((one) => worth(one) >= least)
}

function lastOf(silence: Float64Array): number {
  return silence.at(-1) ?? 1
}

/** What is to be reached: the target, or nearly what asking everybody as soon as possible would reach. */
function goalOf(board: Board, target: number): number {
  const all = board.rows.map((row) =>
    row.helper.silentMs == null ? row.at.findIndex((at) => at !== null) : NEVER,
  )
  return Math.min(target, NEARLY_ALL * (1 - lastOf(silenceOf(board, all))))
}

function nobody(board: Board): Asked {
  return board.rows.map((row) => (row.helper.fixedAt == null ? NEVER : row.at.findIndex((at) => at !== null)))
}

/** The price of silence at the deadline is raised until the goal is kept, then lowered as far as it goes. */
function byMultiplier(board: Board, goal: number): Asked {
  let [low, high] = [0, 9]
  let asked = nobody(board)
  let kept: Asked | null = null
  for (let step = 0; step < HALVINGS; step++) {
    const price = Math.exp((low + high) / 2)
    asked = descend(board, asked, (given, silence) => costOf(board, given, silence) + price * lastOf(silence))
    const isKept = lastOf(silenceOf(board, asked)) <= goal
    if (isKept) [kept, high] = [asked, (low + high) / 2]
    else low = (low + high) / 2
  }
  return kept ?? smallestSetAtOnce(board, goal)
}

/** Those who bring most for what they cost, all at their first moment, until the goal is reached. */
function smallestSetAtOnce(board: Board, goal: number): Asked {
  const asked = nobody(board)
  for (const place of byWorth(board)) {
    if (lastOf(silenceOf(board, asked)) <= goal) break
    if (!board.rows[place]?.fixed)
      asked[place] = board.rows[place]?.at.findIndex((at) => at !== null) ?? NEVER
  }
  return asked
}

/** Cover knapsack: what an ask at the first moment takes from the silence, for its cost. */
function byWorth(board: Board): number[] {
  const worth = board.rows.map((row) => {
    const slot = row.at.findIndex((at) => at !== null)
    const quiet = row.quiet[slot]?.at(-1) ?? 1
    return slot === NEVER ? 0 : -Math.log(quiet) / (row.cost[slot] ?? 1)
  })
  return board.rows.map((_, place) => place).sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0))
}

/** One helper after another to their best slot, the rest held, until nothing gets better. */
function descend(board: Board, start: Asked, value: Value): Asked {
  const asked = [...start]
  const order = byWorth(board)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = false
    for (const place of order) moved = moveToBest(board, asked, place, value) || moved
    if (!moved) break
  }
  return asked
}

function moveToBest(board: Board, asked: Asked, place: number, value: Value): boolean {
  const row = board.rows[place]
  if (!row || row.fixed) return false
  const before = asked[place] ?? NEVER
  const others = withoutHelper(board, asked, place)
  let best = before
  let least = Number.POSITIVE_INFINITY
  for (let slot = NEVER; slot < board.slots.length; slot++) {
    if (slot !== NEVER && row.at[slot] === null) continue
    asked[place] = slot
    const cost = value(asked, others(row.quiet[slot]))
    if (cost < least - 1e-9 || (slot === before && cost <= least)) [best, least] = [slot, cost]
  }
  asked[place] = best
  return best !== before
}

/** The silence of all others, into which one helper's own is put; what stays the same is worked out once. */
function withoutHelper(board: Board, asked: Asked, place: number) {
  const own = board.rows[place]?.group ?? NEVER
  const base = new Float64Array(board.slots.length + 1).fill(1)
  for (const [number, group] of board.groups.entries()) {
    if (number !== own) multiplyBy(board, base, group, quietOf(board, asked, group))
  }
  const group = board.groups[own] ?? []
  const fellows = quietOf(
    board,
    asked,
    group.filter((other) => other !== place),
  )
  const together = group.length > 1 ? board.silentTogether : 0
  const silence = new Float64Array(base.length)
  return (quiet: Float64Array | undefined): Float64Array => {
    for (let column = 0; column < base.length; column++) {
      const apart = (fellows[column] ?? 1) * (quiet?.[column] ?? 1)
      silence[column] = (base[column] ?? 1) * (together + (1 - together) * apart)
    }
    return silence
  }
}

/** Two helpers change places where that is cheaper, also one who is asked with one who isn't. */
function exchange(board: Board, start: Asked, value: Value): Asked {
  const asked = [...start]
  let least = value(asked, silenceOf(board, asked))
  for (let one = 0; one < asked.length; one++) {
    for (let other = one + 1; other < asked.length; other++) {
      if (!mayChange(board, asked, one, other)) continue
      swap(asked, one, other)
      const cost = value(asked, silenceOf(board, asked))
      if (cost < least - 1e-9) least = cost
      else swap(asked, one, other)
    }
  }
  return descend(board, asked, value)
}

function mayChange(board: Board, asked: Asked, one: number, other: number): boolean {
  const [a, b] = [board.rows[one], board.rows[other]]
  const [slotOfA = NEVER, slotOfB = NEVER] = [asked[one], asked[other]]
  if (!a || !b || a.fixed || b.fixed || slotOfA === slotOfB) return false
  return (slotOfB === NEVER || a.at[slotOfB] != null) && (slotOfA === NEVER || b.at[slotOfA] != null)
}

function swap(asked: Asked, one: number, other: number): void {
  const [a = NEVER, b = NEVER] = [asked[one], asked[other]]
  asked[one] = b
  asked[other] = a
}

function readOff(board: Board, asked: Asked): Timetable {
  const silence = silenceOf(board, asked)
  const asks = asked.flatMap((slot, place) => {
    const row = board.rows[place]
    const at = row?.at[slot]
    return row && at != null ? [{ id: row.helper.id, at: instant(at), place }] : []
  })
  asks.sort((a, b) => a.at - b.at || a.place - b.place)
  const interruptions = asked.reduce((sum, slot) => sum + (slot === NEVER ? 0 : (silence[slot] ?? 0)), 0)
  return { asks: asks.map(({ id, at }) => ({ id, at })), chance: 1 - lastOf(silence), interruptions }
}
