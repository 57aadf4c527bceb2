import { composeGroups } from '#engine/grouping/compose.ts'
import type { Groups, Rotation, Rounds, Search, Shortfall, SizeBounds } from '#engine/grouping/contract.ts'
import { groupsFor, rotate } from '#engine/grouping/rotate.ts'
import { shortfallOf } from '#engine/grouping/shortfall.ts'

/** In one round a wish outweighs any difference in kind. */
const WISH = 1_000

export interface Made {
  readonly rounds: Rounds
  readonly shortfall: Shortfall
}

/** One round is composed for difference; several are made so that nobody meets twice. */
export function makeGroups(rotation: Rotation, search: Search): Made {
  if (rotation.rounds > 1) return rotate(rotation, search)
  const rounds = [oneRound(rotation, search)]
  return { rounds, shortfall: shortfallOf(rotation, rounds) }
}

function oneRound(rotation: Rotation, search: Search): Groups {
  const away = rotation.absent?.[0]
  const there = Array.from({ length: rotation.people }, (_, person) => person).filter(
    (one) => !away?.has(one),
  )
  if (there.length === 0) return []
  const count = groupsFor(there.length, rotation)
  const bounds = evenSizes(there.length, count, rotation.bounds)
  const sizes = Array.from({ length: count }, () => bounds)
  const { groups } = composeGroups({ people: there.length, worth: worthOf(rotation, there), sizes }, search)
  return groups.map((group) => group.map((at) => there[at] ?? 0))
}

/** Too few for one group sit together all the same. */
function evenSizes(people: number, count: number, { least, most }: SizeBounds): SizeBounds {
  return {
    least: Math.min(least, Math.floor(people / count)),
    most: Math.max(most, Math.ceil(people / count)),
  }
}

/** A point for each kind in which two differ; wishes and past meetings as weights. */
function worthOf(rotation: Rotation, there: readonly number[]): Float64Array {
  const { kinds = [], apart = [], together = [], met = [] } = rotation
  const size = there.length
  const worth = new Float64Array(size * size)
  const placeOf = new Map(there.map((person, at) => [person, at]))
  const add = (a: number, b: number, by: number) => {
    const x = placeOf.get(a)
    const y = placeOf.get(b)
    if (x === undefined || y === undefined) return
    worth[x * size + y] = (worth[x * size + y] ?? 0) + by
    worth[y * size + x] = worth[x * size + y] ?? 0
  }
  for (const kind of kinds) {
    for (const a of there) for (const b of there) if (a < b && kind[a] !== kind[b]) add(a, b, 1)
  }
  for (const [a, b] of apart) add(a, b, -WISH)
  for (const [a, b] of together) add(a, b, WISH)
  // having met once is worse than being of one kind in everything
  for (const [a, b] of met) add(a, b, -1 - kinds.length)
  return worth
}
