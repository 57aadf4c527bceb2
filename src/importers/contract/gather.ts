import type { Piece } from '#engine/evidence/piece.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Identity, Item, PersonItem, SkipItem } from '../contract.ts'

/** All that a read gave, held in memory: for the command line, a dry run, and tests. */
export interface Gathered {
  readonly people: ReadonlyMap<string, PersonItem>
  /** each person once a piece, under the key that they have in `people` */
  readonly pieces: readonly Piece[]
  readonly skips: readonly SkipItem[]
  readonly refusal?: Refusal
  /** of the last item that had one */
  readonly cursor?: string
}

/** Reads to the end and puts together what turned out to be the same person. */
export async function gather(items: AsyncIterable<Item>): Promise<Gathered> {
  const who = new SamePeople()
  const pieces: Piece[] = []
  const skips: SkipItem[] = []
  let refusal: Refusal | undefined
  let cursor: string | undefined
  for await (const item of items) {
    who.take(item)
    if (item.kind === 'piece') pieces.push(item.piece)
    if (item.kind === 'skip') skips.push(item)
    if (item.kind === 'refused') refusal = item.refusal
    if ('cursor' in item && item.cursor !== undefined) cursor = item.cursor
  }
  return {
    people: who.people,
    pieces: pieces.map((piece) => who.settle(piece)),
    skips,
    ...(refusal ? { refusal } : {}),
    ...(cursor === undefined ? {} : { cursor }),
  }
}

/** Keeps track of `person` and `same` items for whoever stores pieces as they come. */
export class SamePeople {
  readonly people = new Map<string, PersonItem>()
  readonly #as = new Map<string, string>()

  constructor(known: Iterable<Identity> = []) {
    for (const person of known) this.people.set(person.key, { kind: 'person', person })
  }

  take(item: Item): void {
    if (item.kind === 'person') this.people.set(item.person.key, item)
    if (item.kind === 'same') {
      this.#as.set(item.key, item.as)
      this.people.delete(item.key)
    }
  }

  /** The key that this one stands for by now. */
  keyOf(key: string): string {
    let current = key
    for (let next = this.#as.get(current); next !== undefined; next = this.#as.get(current)) current = next
    return current
  }

  /** The piece under today's keys; who is in it twice by now keeps the first, stronger role. */
  settle(piece: Piece): Piece {
    if (this.#as.size === 0 || !piece.people.some(([key]) => this.#as.has(key))) return piece
    const people = new Map<string, string>()
    for (const [key, role] of piece.people) {
      const current = this.keyOf(key)
      if (!people.has(current)) people.set(current, role)
    }
    return { ...piece, people: [...people] }
  }
}
