export type WavePerson = {
  readonly id: string
  readonly name: string
  /** `yes` is solid and joined to the asker; the others are hollow. */
  readonly state: 'yes' | 'asked' | 'later'
}

export type Wave = {
  readonly id: string
  readonly label: string
  /** `planned` and `stopped` circles are dashed: nobody on them was told. */
  readonly state: 'done' | 'planned' | 'stopped'
  readonly people: readonly WavePerson[]
}

export type PlacedPerson = WavePerson & {
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Names are left out where they would lie on each other; the sentence below the picture has them all. */
  readonly named: boolean
}
export type PlacedWave = {
  readonly wave: Wave
  readonly radius: number
  readonly people: readonly PlacedPerson[]
}

/** Where the asker stands; the height follows from how many circles there are. */
export const PICTURE = { width: 340, x: 170, y: 164 } as const

/** Part of the circle, in radians, that people stand on. */
const SPREAD = 2 * Math.PI - 1.1

/** How far above the middle of a dot its name stands on its line. */
export const NAME_ABOVE = 15
/** Of a letter of the picture's face, in parts of its size: a little more than the mean. */
const LETTER_WIDTH = 0.58

/**
 * Places each wave on a circle of its own around the asker. People are spread evenly around the top; the bottom is kept
 * free for the wave's label, and each circle is turned against the one inside it, so that names don't stand above each
 * other. At most four circles are drawn.
 *
 * @param letters height of the names' letters in units of the picture; a reader's larger text makes it larger
 */
export function placeWaves(waves: readonly Wave[], letters: number = 13): readonly PlacedWave[] {
  const placed = waves.slice(0, 4).map((wave, at, drawn) => onCircle(wave, at, drawn.length))
  const named = withRoom(
    placed.flatMap(({ people }) => people),
    letters,
  )
  return placed.map((one) => ({
    ...one,
    people: one.people.map((person) => ({ ...person, named: named.has(person) })),
  }))
}

function onCircle(wave: Wave, at: number, circles: number): PlacedWave {
  const radius = 56 + at * (circles > 3 ? 33 : 42)
  const turn = (at % 2 === 0 ? 0.7 : -0.7) / Math.max(1, wave.people.length)
  const people = wave.people.map((person, place) => {
    const angle = turn + SPREAD * ((place + 0.5) / wave.people.length - 0.5)
    return {
      ...person,
      x: PICTURE.x + radius * Math.sin(angle),
      y: PICTURE.y - radius * Math.cos(angle),
      radius: person.state === 'yes' ? 10 : wave.people.length > 12 ? 5 : 8,
      named: false,
    }
  })
  return { wave, radius, people }
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Whose names have room beside all dots and the names before them; who said yes comes first, and is always named. */
function withRoom(people: readonly PlacedPerson[], letters: number): ReadonlySet<PlacedPerson> {
  const taken: Box[] = []
  const named = new Set<PlacedPerson>()
  for (const person of people.toSorted((a, b) => Number(b.state === 'yes') - Number(a.state === 'yes'))) {
    const box = nameBox(person, letters)
    const dots = people.filter((other) => other !== person).map(dotBox)
    const isFree = ![...taken, ...dots].some((other) => overlaps(box, other))
    if (!isFree && person.state !== 'yes') continue
    taken.push(box)
    named.add(person)
  }
  return named
}

function nameBox({ x, y, name }: PlacedPerson, letters: number): Box {
  const half = (name.length * letters * LETTER_WIDTH) / 2
  const bottom = y - NAME_ABOVE
  return { left: x - half, right: x + half, top: bottom - letters * 0.8, bottom }
}

function dotBox({ x, y, radius }: PlacedPerson): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** Upper edge and height of what is drawn: room for a name above the outermost circle, for its label below. */
export function frameOf(placed: readonly PlacedWave[]): { readonly top: number; readonly height: number } {
  const outermost = placed.at(-1)?.radius ?? 20
  return { top: PICTURE.y - outermost - 30, height: 2 * outermost + 54 }
}
