import type { OfferLine } from '../reading.ts'
import { circleOf, type Sitting } from './circle.ts'
import { lineBetween } from './lines.ts'
import { seatPlaces } from './places.ts'

export interface Picture {
  readonly size: number
  readonly lines: readonly string[]
  readonly dots: readonly { readonly x: number; readonly y: number; readonly radius: number }[]
}

const SIZE = 1200

/**
 * The drawing to keep: everybody a dot, every offer a line, and nothing that says who is who. Places are turned by a part
 * of the circle, so that not even whoever sat at the top is at the top.
 *
 * @param turn 0 up to 1, by chance
 */
export function pictureOf(people: readonly Sitting[], lines: readonly OfferLine[], turn: number): Picture {
  const even = seatPlaces(people.map(({ id }) => id))
  const places = new Map([...even].map(([id, place]) => [id, (place + turn) % 1]))
  const circle = circleOf(people, places, { width: SIZE, height: SIZE, size: 0 })
  return {
    size: SIZE,
    lines: lines.flatMap(({ from, to }) => {
      const [helper, asker] = [circle.seats.get(from), circle.seats.get(to)]
      return helper === undefined || asker === undefined ? [] : [lineBetween(helper, asker, circle.centre)]
    }),
    dots: [...circle.seats.values()].map(({ x, y }) => ({ x, y, radius: circle.dot })),
  }
}

/** Paper, lines and dots, in the colours of the light theme: a picture has no theme of its own. */
export const PICTURE_COLOURS = { ground: '#faf7f1', line: '#15888c', dot: '#e2592b' } as const

/** The picture as SVG, with nothing in it but shapes. */
export function svgOf({ size, lines, dots }: Picture): string {
  const { ground, line, dot } = PICTURE_COLOURS
  const say = (value: number) => Math.round(value * 10) / 10
  const circles = dots.map(
    ({ x, y, radius }) =>
      `<circle cx="${say(x)}" cy="${say(y)}" r="${say(radius)}" fill="${ground}" stroke="${dot}" stroke-width="${say(radius * 0.34)}"/>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">`,
    `<rect width="${size}" height="${size}" fill="${ground}"/>`,
    `<path d="${lines.join('')}" fill="none" stroke="${line}" stroke-width="2.6" stroke-opacity=".6" stroke-linecap="round"/>`,
    ...circles,
    '</svg>',
  ].join('')
}
