import type { Point } from './places.ts'

/** How near to the middle a line between opposite seats passes, and how much less one between neighbours bends. */
const TO_MIDDLE = 0.12
const NEIGHBOURS = 0.22
/** The two directions between the same two people lie apart, in parts of the radius. */
const APART = 0.035

/**
 * The line of one offer: a curve from the helper to the asker by way of the middle, so that lines gather there and faces
 * outside stay free. The same two points always give the same line.
 *
 * @returns SVG path data, one decimal
 * @example lineBetween({ x: 0, y: -10 }, { x: 0, y: 10 }, { x: 0, y: 0 }) // 'M0 -10Q…'
 */
export function lineBetween(from: Point, to: Point, centre: Point): string {
  const radius = Math.hypot(from.x - centre.x, from.y - centre.y)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const apart = Math.hypot(dx, dy)
  const nearness = 1 - Math.min(1, apart / (2 * radius || 1))
  const pull = TO_MIDDLE + NEIGHBOURS * nearness * nearness
  const side = apart === 0 ? 0 : (APART * radius) / apart
  const x = centre.x + (from.x + to.x - 2 * centre.x) * pull - dy * side
  const y = centre.y + (from.y + to.y - 2 * centre.y) * pull + dx * side
  return `M${say(from.x)} ${say(from.y)}Q${say(x)} ${say(y)} ${say(to.x)} ${say(to.y)}`
}

function say(value: number): number {
  return Math.round(value * 10) / 10 + 0
}
