/** A point on a circle; the angle runs clockwise from the top, in radians. */
export function pointOn(centre: number, radius: number, angle: number): readonly [x: number, y: number] {
  return [centre + radius * Math.sin(angle), centre - radius * Math.cos(angle)]
}

/** SVG path of a clockwise arc from one angle to another. */
export function arcPath(centre: number, radius: number, from: number, to: number): string {
  const [startX, startY] = pointOn(centre, radius, from)
  const [endX, endY] = pointOn(centre, radius, to)
  const large = to - from > Math.PI ? 1 : 0
  return `M${round(startX)} ${round(startY)}A${round(radius)} ${round(radius)} 0 ${large} 1 ${round(endX)} ${round(endY)}`
}

export type RingShape = {
  readonly centre: number
  readonly radius: number
  readonly stroke: number
  /** Radii of the circles that show how often the ask was widened, nearest first. */
  readonly waves: readonly number[]
}

/**
 * Where the ring and its waves lie in a square of `size` px. The ring gives way to its waves, and to the dot in its gap,
 * so that everything stays inside the square.
 */
export function ringShape(size: number, waves: number, dotInGap: boolean): RingShape {
  const centre = size / 2
  const stroke = Math.max(2.6, size / (waves > 0 ? 13.5 : 9))
  const step = size * Math.min(0.13, 0.24 / Math.max(1, waves))
  const inset = dotInGap ? stroke * 0.95 : stroke / 2
  const radius = centre - inset - (waves > 0 ? step * waves : size > 30 ? 1 : 0.5)
  return {
    centre,
    radius,
    stroke,
    waves: Array.from({ length: waves }, (_, at) => radius + step * (at + 1)),
  }
}

/** The five arcs of a draft, first one from the top, with a gap that leaves room for the round ends. */
export function markArcs(shape: RingShape, size: number): readonly string[] {
  const gap = (shape.stroke + Math.max(1.6, size / 26)) / shape.radius
  const fifth = (2 * Math.PI) / 5
  return Array.from({ length: 5 }, (_, at) =>
    arcPath(shape.centre, shape.radius, at * fifth + gap / 2, (at + 1) * fifth - gap / 2),
  )
}

/** The open ring: a circle with a gap at the top. */
export function openRing(shape: RingShape): string {
  return arcPath(shape.centre, shape.radius, GAP, 2 * Math.PI - GAP)
}

const GAP = 0.52

function round(value: number): number {
  return Math.round(value * 100) / 100
}
