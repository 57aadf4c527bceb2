import type { Piece } from '#engine/evidence/piece.ts'
import { roleClass } from '#engine/evidence/strength.ts'
import { DAY } from '#engine/time/instant.ts'

/** Which habit decides who helps: shares of the asks, the rest goes to whoever worked of late. */
export interface Shape {
  readonly name: string
  /** pieces of work that ask for help */
  readonly asks: number
  readonly favourites?: number
  readonly maintainers?: number
  readonly files?: number
  readonly desk?: number
  readonly star?: number
}

export const SHAPES: readonly Shape[] = [
  { name: 'area maintainers', asks: 0.5, maintainers: 0.6, files: 0.2, favourites: 0.1 },
  { name: 'favourites', asks: 0.6, favourites: 0.7, files: 0.2 },
  { name: 'file neighbours', asks: 0.4, files: 0.7, favourites: 0.1 },
  { name: 'whoever is busy', asks: 0.5, files: 0.1 },
  { name: 'support desk', asks: 0.5, desk: 0.8, files: 0.1 },
  { name: 'one star', asks: 0.5, star: 0.6, files: 0.2, favourites: 0.1 },
]

const FAVOURITES = 4
const CHANGES_FAVOURITE = 0.01
const MAINTAINS = 3 * 365 * DAY
const REMEMBERED = 1500
const NEIGHBOURS = 6
const DESK = 6
const SHIFT = 7 * DAY
const STAYS = 400 * DAY

/**
 * The same history in an organisation of another shape: who wrote what stays as it was, and who helped is made up by
 * the shape's habits. Texts and files stay real, so that only the habits differ.
 *
 * @param pieces oldest first
 * @param random 0 to 1, seeded by the caller
 */
export function shaped(pieces: readonly Piece[], shape: Shape, random: () => number): Piece[] {
  const habits = new Habits(random)
  return pieces.flatMap((piece) => {
    const author = piece.people.find(([, role]) => roleClass(role) === 'made')?.[0]
    if (author === undefined) return []
    const helper = random() < shape.asks ? habits.helperOf(piece, author, shape) : undefined
    const helped = helper === undefined || helper === author ? [] : [[helper, 'helper'] as const]
    const people = [[author, 'author'] as const, ...helped]
    habits.note(
      piece,
      people.map(([person]) => person),
    )
    return [{ ...piece, people }]
  })
}

interface Post {
  readonly person: string
  readonly since: number
}

class Habits {
  private readonly random: () => number
  /** people of the last pieces, the busy ones often */
  private readonly active: string[] = []
  private readonly favourites = new Map<string, string[]>()
  private readonly posts = new Map<string, Post>()
  private readonly neighbours = new Map<string, string[]>()

  constructor(random: () => number) {
    this.random = random
  }

  helperOf(piece: Piece, author: string, shape: Shape): string | undefined {
    let chance = this.random()
    const falls = (share = 0) => (chance -= share) < 0
    if (falls(shape.star)) return this.holder('star', piece, 4 * STAYS)
    if (falls(shape.desk)) {
      const shift = Math.floor(piece.at / SHIFT) % DESK
      const place = this.random() < 0.7 ? shift : Math.floor(this.random() * DESK)
      return this.holder(`desk ${place}`, piece, STAYS)
    }
    if (falls(shape.maintainers)) return this.holder(`area ${areaOf(piece)}`, piece, MAINTAINS)
    if (falls(shape.favourites)) return this.favouriteOf(author)
    if (falls(shape.files)) return this.neighbourOf(piece, author)
    return this.somebody()
  }

  note({ paths }: Piece, people: readonly string[]): void {
    for (const person of people) this.active.push(person)
    this.active.splice(0, Math.max(0, this.active.length - REMEMBERED))
    for (const path of paths.slice(0, 20)) {
      this.neighbours.set(path, [...(this.neighbours.get(path) ?? []), ...people].slice(-NEIGHBOURS))
    }
  }

  private somebody(): string | undefined {
    return this.pick(this.active)
  }

  /** Who has this post, until somebody else gets it. */
  private holder(post: string, { at }: Piece, stays: number): string | undefined {
    const held = this.posts.get(post)
    if (held !== undefined && at - held.since < stays) return held.person
    const person = this.somebody()
    if (person !== undefined) this.posts.set(post, { person, since: at })
    return person
  }

  /** The first favourite is asked most. */
  private favouriteOf(author: string): string | undefined {
    const own = this.favourites.get(author) ?? []
    this.favourites.set(author, own)
    const fresh = this.somebody()
    if (fresh === undefined) return undefined
    if (own.length < FAVOURITES) own.push(fresh)
    else if (this.random() < CHANGES_FAVOURITE) own[Math.floor(this.random() * own.length)] = fresh
    return own[Math.floor(this.random() ** 2 * own.length)]
  }

  private neighbourOf({ paths }: Piece, author: string): string | undefined {
    const near = paths.slice(0, 10).flatMap((path) => this.neighbours.get(path) ?? [])
    return this.pick(near.filter((person) => person !== author)) ?? this.somebody()
  }

  private pick(people: readonly string[]): string | undefined {
    return people[Math.floor(this.random() * people.length)]
  }
}

/** What the first line names before a colon, or else the folder. */
function areaOf({ text, paths }: Piece): string {
  const [line = ''] = text.split('\n')
  const colon = line.slice(0, 40).indexOf(':')
  return colon > 0 ? line.slice(0, colon) : (paths[0]?.split('/')[0] ?? '')
}
