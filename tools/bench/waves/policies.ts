import { HOUR, type Instant, instant } from '#engine/time/instant.ts'
import type { WaveHelper } from '#engine/waves/problem.ts'
import { yesWithin } from '#engine/waves/reply.ts'
import { timetable } from '#engine/waves/timetable.ts'

export interface Known {
  readonly now: Instant
  readonly deadline: Instant
  readonly helpers: readonly WaveHelper[]
  readonly target: number
  readonly drift?: number
}

export interface Asks {
  readonly asks: readonly { readonly id: string; readonly at: Instant }[]
  /** what the policy itself promises; null where it promises nothing */
  readonly chance: number | null
}

export type Policy = (known: Known) => Asks

const at = (known: Known, share: number) => instant(known.now + share * (known.deadline - known.now))

/** What each brings by the deadline for what it costs, best first: every policy asks in this order. */
function best(known: Known): WaveHelper[] {
  const worth = (one: WaveHelper) => -Math.log(1 - yes(known, one)) / one.cost
  return known.helpers.toSorted((a, b) => worth(b) - worth(a))
}

function yes(known: Known, one: WaveHelper): number {
  return Math.min(0.999, yesWithin(one, 0, known.deadline - known.now))
}

function inSizes(sizes: readonly number[], shares: readonly number[]): Policy {
  return (known) => {
    const order = best(known)
    let taken = 0
    const asks = sizes.flatMap((size, wave) => {
      const part = order.slice(taken, taken + size)
      taken += size
      return part.map(({ id }) => ({ id, at: at(known, shares[wave] ?? 0) }))
    })
    return { asks, chance: null }
  }
}

const smallestSet: Policy = (known) => {
  let silence = 1
  const asks: { id: string; at: Instant }[] = []
  for (const one of best(known)) {
    if (silence <= 1 - known.target) break
    silence *= (1 - yes(known, one)) ** (known.drift ?? 1)
    asks.push({ id: one.id, at: known.now })
  }
  return { asks, chance: 1 - silence }
}

const oneByOne: Policy = (known) => ({
  asks: best(known)
    .slice(0, 6)
    .map(({ id }, place) => ({ id, at: at(known, place / 6) })),
  chance: null,
})

const planned =
  (waitCost: number): Policy =>
  (known) =>
    timetable({ ...known, waitCost })

export const OURS = 'timetable'

export const policies: readonly (readonly [string, Policy])[] = [
  ['everybody at once', inSizes([20], [0])],
  ['eight at once', inSizes([8], [0])],
  ['smallest set at once', smallestSet],
  ['waves 2, 3, 5', inSizes([2, 3, 5], [0, 0.25, 0.5])],
  ['one by one, D/6', oneByOne],
  ['timetable, waiting free', planned(0)],
  [OURS, planned(2)],
]

export const inHours = (ms: number) => ms / HOUR
