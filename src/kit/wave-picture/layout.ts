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
  /** Names are left out where the circle is crowded; the sentence below the picture has them all. */
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

/**
 * Places each wave on a circle of its own around the asker. People are spread evenly around the top; the bottom is kept
 * free for the wave's label, and each circle is turned against the one inside it, so that names don't stand above each
 * other. At most four circles are drawn.
 */
export function placeWaves(waves: readonly Wave[]): readonly PlacedWave[] {
  const drawn = waves.slice(0, 4)
  const step = drawn.length > 3 ? 33 : 42
  return drawn.map((wave, at) => {
    const radius = 56 + at * step
    const named = wave.people.length <= 6
    const turn = (at % 2 === 0 ? 0.7 : -0.7) / Math.max(1, wave.people.length)
    return {
      wave,
      radius,
      people: wave.people.map((person, place) => {
        const angle = turn + SPREAD * ((place + 0.5) / wave.people.length - 0.5)
        return {
          ...person,
          x: PICTURE.x + radius * Math.sin(angle),
          y: PICTURE.y - radius * Math.cos(angle),
          radius: person.state === 'yes' ? 10 : wave.people.length > 12 ? 5 : 8,
          named: named || person.state === 'yes',
        }
      }),
    }
  })
}

/** Upper edge and height of what is drawn: room for a name above the outermost circle, for its label below. */
export function frameOf(placed: readonly PlacedWave[]): { readonly top: number; readonly height: number } {
  const outermost = placed.at(-1)?.radius ?? 20
  return { top: PICTURE.y - outermost - 30, height: 2 * outermost + 54 }
}
