import type { Pair, Rotation, Rounds, Shortfall } from './contract.ts'

/**
 * What a schedule falls short of, counted from scratch.
 *
 * @cost O(people² + rounds × people × size)
 * @example shortfallOf({ people: 4, rounds: 2, size: 2, bounds: { least: 2, most: 2 } }, [[[0, 1], [2, 3]], [[0, 1], [2, 3]]]).repeats  // 2
 */
export function shortfallOf(rotation: Rotation, rounds: Rounds): Shortfall {
  const { people, bounds, apart = [], together = [], met = [] } = rotation
  const meetings = new Uint16Array(people * people)
  const placeOf = (a: number, b: number) => Math.min(a, b) * people + Math.max(a, b)
  const count = (a: number, b: number) => {
    const at = placeOf(a, b)
    meetings[at] = (meetings[at] ?? 0) + 1
  }
  let outOfBounds = 0
  for (const groups of rounds) {
    for (const group of groups) {
      outOfBounds += Math.max(0, bounds.least - group.length) + Math.max(0, group.length - bounds.most)
      eachPair(group, count)
    }
  }
  const inThese = meetings.slice()
  const timesNow = ([a, b]: Pair) => inThese[placeOf(a, b)] ?? 0
  for (const [a, b] of met) count(a, b)
  let repeats = 0
  meetings.forEach((times, at) => {
    // what happened twice in the past is nobody's fault here
    if ((inThese[at] ?? 0) > 0) repeats += Math.min(inThese[at] ?? 0, times - 1)
  })
  return {
    repeats,
    apartMet: apart.reduce((sum, pair) => sum + timesNow(pair), 0),
    togetherMissed: together.filter((pair) => timesNow(pair) === 0).length,
    outOfBounds,
  }
}

export function eachPair(group: readonly number[], visit: (a: number, b: number) => void): void {
  for (let i = 1; i < group.length; i++) {
    for (let j = 0; j < i; j++) visit(group[j] ?? 0, group[i] ?? 0)
  }
}
