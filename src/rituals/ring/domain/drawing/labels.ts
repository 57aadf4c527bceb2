import { type Point, pointAt, type Turn } from './places.ts'

export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** degrees around (x, y); 0: upright */
  readonly rotate: number
}

export interface Named {
  readonly id: string
  readonly name: string
  readonly turn: Turn
}

/** From this many on names stand along the radius: upright ones would run into each other. */
const MOST_UPRIGHT = 30
const LONGEST = 12
/** Room for names of nine letters is always there: a newcomer with a longer name than all others changes little. */
const USUAL = 9 * 0.6
/** Distance of a name from the circle that the seats lie on, in parts of the letters' height. */
const GAP = 1.5

/**
 * How people are called in the drawing: by the first word of their name, with the first letter of the last one where
 * two would be called the same; never longer than twelve letters.
 */
export function shortNames(names: readonly string[]): readonly string[] {
  const firsts = names.map((name) => name.trim().split(/\s+/)[0] ?? '')
  return names.map((name, at) => {
    const first = firsts[at] ?? ''
    const words = name.trim().split(/\s+/)
    const isAlone = firsts.filter((one) => one === first).length === 1
    const last = words.length > 1 ? lettersOf(words.at(-1) ?? '')[0] : undefined
    return shorten(isAlone || last === undefined ? first : `${first} ${last}.`)
  })
}

function shorten(name: string): string {
  const letters = lettersOf(name)
  return letters.length <= LONGEST ? name : `${letters.slice(0, LONGEST - 1).join('')}…`
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function lettersOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** Width of a word in the drawing's face, in parts of its size: no browser is asked, so that a test can be. */
export function widthOf(text: string): number {
  return lettersOf(text).reduce(
    (sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1.05 : 0.6),
    0,
  )
}

/** Room that the names want around the circle, in units of the drawing. */
export function roomFor(names: readonly string[], size: number): { readonly x: number; readonly y: number } {
  const longest = Math.max(USUAL, ...names.map(widthOf)) * size
  const along = longest + size * (GAP + 0.4)
  return names.length > MOST_UPRIGHT ? { x: along, y: along } : { x: along, y: size * (GAP + 2.4) }
}

/**
 * Names outside of the circle that don't run into each other: upright up to thirty, along the radius above or where
 * upright ones can't be kept apart.
 *
 * @param size height of the letters, in units of the drawing
 * @param seats with names that are short already
 */
export function labelsFor(
  seats: readonly Named[],
  centre: Point,
  radius: number,
  size: number,
): ReadonlyMap<string, Label> {
  const upright = seats.length > MOST_UPRIGHT ? null : uprightLabels(seats, centre, radius, size)
  return upright ?? new Map(seats.map((seat) => [seat.id, radialLabel(seat, centre, radius + size * GAP)]))
}

function radialLabel({ name, turn }: Named, centre: Point, radius: number): Label {
  const degrees = turn * 360
  const isLeft = degrees > 180
  return {
    text: name,
    ...pointAt(centre, radius, turn),
    anchor: isLeft ? 'end' : 'start',
    rotate: isLeft ? degrees + 90 - 360 : degrees - 90,
  }
}

/** Null where two names would overlap whatever is done. Those at the sides stand first; those at the poles give way. */
function uprightLabels(
  seats: readonly Named[],
  centre: Point,
  radius: number,
  size: number,
): ReadonlyMap<string, Label> | null {
  const labels = new Map<string, Label>()
  const boxes: Box[] = []
  const byHeight = [...seats].sort((a, b) => heightOf(a.turn) - heightOf(b.turn))
  for (const seat of byHeight) {
    const label = freeLabel(seat, uprightLabel(seat, centre, radius + size * GAP), boxes, size)
    if (label === null) return null
    boxes.push(boxOf(label, size))
    labels.set(seat.id, label)
  }
  return labels
}

/** The label moved outwards, up to two lines, until it touches none of the others. */
function freeLabel({ turn }: Named, label: Label, boxes: readonly Box[], size: number): Label | null {
  const outwards = Math.cos(turn * 2 * Math.PI) >= 0 ? -1 : 1
  for (let moved = 0; moved <= size * 2.4; moved += size / 6) {
    const there = { ...label, y: label.y + outwards * moved }
    const box = boxOf(there, size)
    if (!boxes.some((other) => overlap(box, other))) return there
  }
  return null
}

function uprightLabel({ name, turn }: Named, centre: Point, radius: number): Label {
  const sine = Math.sin(turn * 2 * Math.PI)
  const anchor = Math.abs(sine) < 0.15 ? 'middle' : sine > 0 ? 'start' : 'end'
  return { text: name, ...pointAt(centre, radius, turn), anchor, rotate: 0 }
}

function heightOf(turn: Turn): number {
  return Math.abs(Math.cos(turn * 2 * Math.PI))
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The box of an upright label; its `y` is the middle of the letters. */
export function boxOf({ text, x, y, anchor }: Label, size: number): Box {
  const width = widthOf(text) * size
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - size * 0.58, bottom: y + size * 0.58 }
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
