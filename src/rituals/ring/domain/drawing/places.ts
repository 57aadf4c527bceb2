/** Where somebody sits: part of a full turn from the top, clockwise, 0 up to but not including 1. */
export type Turn = number

/**
 * Places on the circle. Without `before` everybody is spread evenly in their order from the top; with it whoever had a
 * place keeps it, and each newcomer sits in the middle of the widest gap, so that nobody jumps.
 *
 * @param order ids, clockwise from the top
 * @cost O(n²) for newcomers, O(n) without
 * @example seatPlaces(['a', 'b'])                                   // a at 0, b at 0.5
 * @example seatPlaces(['a', 'b', 'c'], new Map([['a', 0], ['b', 0.5]])) // c at 0.25, or 0.75
 */
export function seatPlaces(
  order: readonly string[],
  before?: ReadonlyMap<string, Turn>,
): ReadonlyMap<string, Turn> {
  const kept = order.filter((id) => before?.has(id))
  if (before === undefined || kept.length === 0) {
    return new Map(order.map((id, at) => [id, at / order.length]))
  }
  const places = new Map(kept.map((id) => [id, before.get(id) ?? 0]))
  let last = places.get(kept.at(-1) ?? '') ?? 0
  for (const id of order) {
    if (places.has(id)) continue
    last = widestGap([...places.values()], last)
    places.set(id, last)
  }
  return new Map(order.map((id) => [id, places.get(id) ?? 0]))
}

/** The middle of the widest gap between taken places; of equal ones the farthest from the last newcomer, for balance. */
function widestGap(taken: readonly Turn[], last: Turn): Turn {
  const sorted = [...taken].sort((a, b) => a - b)
  const gaps = sorted.map((from, at) => {
    const width = (sorted[at + 1] ?? (sorted[0] ?? 0) + 1) - from
    return { middle: (from + width / 2) % 1, width }
  })
  const widest = Math.max(...gaps.map(({ width }) => width))
  const equal = gaps.filter(({ width }) => width > widest - 1e-9).map(({ middle }) => middle)
  return equal.reduce((best, one) => (apart(one, last) > apart(best, last) + 1e-9 ? one : best))
}

/** How far two places lie from each other around the circle, at most half a turn. */
function apart(one: Turn, other: Turn): Turn {
  const way = Math.abs(one - other)
  return Math.min(way, 1 - way)
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** The point of a circle at a turn from the top, clockwise. */
export function pointAt(centre: Point, radius: number, turn: Turn): Point {
  const angle = turn * 2 * Math.PI
  return { x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) }
}
