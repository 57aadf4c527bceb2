import { type Label, labelsFor, roomFor, shortNames } from './labels.ts'
import { type Point, pointAt, type Turn } from './places.ts'

export interface CircleSeat extends Point {
  readonly id: string
  readonly label: Label
}

export interface Circle {
  readonly centre: Point
  readonly radius: number
  /** of one seat's dot; whoever asks now is drawn larger */
  readonly dot: number
  readonly seats: ReadonlyMap<string, CircleSeat>
}

export interface Sitting {
  readonly id: string
  readonly name: string
}

export interface Frame {
  readonly width: number
  readonly height: number
  /** height of the letters; 0: no names, and no room for them */
  readonly size: number
}

/**
 * One table drawn: the largest circle that leaves room for its names, with a dot and a name for each seat.
 *
 * @param people in the order of the circle
 * @param places of `seatPlaces`
 */
export function circleOf(
  people: readonly Sitting[],
  places: ReadonlyMap<string, Turn>,
  { width, height, size }: Frame,
): Circle {
  const names = shortNames(people.map(({ name }) => name))
  const room = size === 0 ? { x: width / 16, y: height / 16 } : roomFor(names, size)
  const radius = Math.max(20, Math.min(width / 2 - room.x, height / 2 - room.y))
  const centre = { x: width / 2, y: height / 2 }
  const apart = (2 * Math.PI * radius) / Math.max(1, people.length)
  const dot = Math.min(radius / 28, apart * 0.3)
  const named = people.map(({ id }, at) => ({ id, name: names[at] ?? '', turn: places.get(id) ?? 0 }))
  const labels = labelsFor(named, centre, radius + Math.max(0, dot - 6), size)
  const seats = named.flatMap(({ id, turn }) => {
    const label = labels.get(id)
    return label === undefined ? [] : [[id, { id, label, ...pointAt(centre, radius, turn) }] as const]
  })
  return { centre, radius, dot, seats: new Map(seats) }
}
