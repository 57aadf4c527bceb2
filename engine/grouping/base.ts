import { finiteField, nextPrimePower } from './field.ts'

/** Seats in rounds: nobody who keeps a seat sits with the same neighbour twice, however often people are absent. */
export interface Base {
  readonly seats: number
  readonly rounds: number
  /** `groupOf[round][seat]`, counted from 0 */
  readonly groupOf: readonly Int32Array[]
  readonly groupsIn: readonly number[]
}

/**
 * A schedule without a repeat from a finite field: `columns` columns of q seats; in round w the group c holds seat
 * c + i·w of each column i. Two seats of different columns meet in exactly one of the q rounds, since i − i' has an
 * inverse; seats of one column never do, so one more round splits the columns among themselves.
 *
 * @param people  how many seats are needed at least
 * @param columns how many sit together, 2 or more
 * @returns q + 1 rounds, q the smallest prime power not under `columns` and `people / columns`
 * @cost O(seats × rounds)
 * @source transversal designs from a finite field (Bose, Shrikhande, Parker 1960); the last round as in affine planes
 */
export function baseFromField(people: number, columns: number): Base {
  const order = nextPrimePower(Math.max(columns, Math.ceil(people / columns)))
  const field = finiteField(order)
  const seats = columns * order
  const groupOf: Int32Array[] = []
  for (let round = 0; round < order; round++) {
    const shifts = Array.from({ length: columns }, (_, column) => field.multiply(column, round))
    groupOf.push(
      Int32Array.from({ length: seats }, (_, seat) =>
        field.subtract(seat % order, shifts[Math.floor(seat / order)] ?? 0),
      ),
    )
  }
  const pieces = Math.max(1, Math.round(order / columns))
  groupOf.push(
    Int32Array.from({ length: seats }, (_, seat) => {
      const piece = Math.floor(((seat % order) * pieces) / order)
      return Math.floor(seat / order) * pieces + piece
    }),
  )
  const groupsIn = groupOf.map((_, round) => (round < order ? order : columns * pieces))
  return { seats, rounds: order + 1, groupOf, groupsIn }
}

/**
 * The schedule of a Hermitian unital: q³ + 1 seats in groups of q + 1 for q² rounds, in which every two seats meet
 * exactly once. 28 people in seven fours for nine weeks is q = 3.
 *
 * The points of the curve x^(q+1) + y^(q+1) + z^(q+1) = 0 over the field of q² elements, the lines that hold q + 1 of
 * them, and for each point P outside the curve on one of its tangents: the lines through P, with P's own polar line.
 *
 * @param q a prime power; 2 and 3 are useful, others make groups that nobody wants
 * @cost O(q⁷), a few milliseconds for q = 3
 * @source resolvability by the points of a tangent: Hughes, Piper, Projective Planes, 1973, II.8
 */
export function baseFromUnital(q: number): Base {
  const { onCurve, lines } = unital(q)
  const seatOf = new Map(onCurve.map((point, seat) => [point, seat]))
  const tangent = lines.find((line) => line.points.filter((point) => seatOf.has(point)).length === 1)
  if (!tangent) throw new RangeError('every curve has a tangent')
  const outside = tangent.points.filter((point) => !seatOf.has(point))
  const groupOf = outside.map((centre) => {
    const groups = new Int32Array(onCurve.length).fill(-1)
    const blocks = lines
      .filter((line) => line.points.includes(centre) || line.pole === centre)
      .map((line) => line.points.filter((point) => seatOf.has(point)))
      .filter((points) => points.length > 1)
    blocks.forEach((points, group) => points.forEach((point) => (groups[seatOf.get(point) ?? 0] = group)))
    return groups
  })
  const groupsIn = groupOf.map(() => onCurve.length / (q + 1))
  return { seats: onCurve.length, rounds: groupOf.length, groupOf, groupsIn }
}

interface Line {
  readonly points: readonly number[]
  /** the point whose polar line it is */
  readonly pole: number
}

/** Points of the plane as numbers, the curve's among them, and all lines: the line of a point is its polar. */
function unital(q: number): { onCurve: number[]; lines: Line[] } {
  const field = finiteField(q * q)
  const conjugate = Array.from({ length: q * q }, (_, x) => powerOf(field.multiply, x, q))
  const points = projectivePoints(q * q)
  const form = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, at) => field.add(sum, field.multiply(x, conjugate[b[at] ?? 0] ?? 0)), 0)
  const onLine = (pole: readonly number[]) =>
    points.flatMap((point, at) => (form(point, pole) === 0 ? [at] : []))
  return {
    onCurve: points.flatMap((point, at) => (form(point, point) === 0 ? [at] : [])),
    lines: points.map((pole, at) => ({ points: onLine(pole), pole: at })),
  }
}

function powerOf(multiply: (a: number, b: number) => number, base: number, exponent: number): number {
  let value = 1
  for (let step = 0; step < exponent; step++) value = multiply(value, base)
  return value
}

/** One triple for each point: the first coordinate that isn't zero is one. */
function projectivePoints(order: number): (readonly [number, number, number])[] {
  const all = Array.from({ length: order }, (_, x) => x)
  return [
    ...all.flatMap((y) => all.map((z) => [1, y, z] as const)),
    ...all.map((z) => [0, 1, z] as const),
    [0, 0, 1] as const,
  ]
}
