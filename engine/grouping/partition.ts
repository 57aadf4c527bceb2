import type { Composed, Composition } from './compose.ts'
import { shuffled } from './seating.ts'

/**
 * People in groups, with the worth of each person to each group at hand: a swap is weighed by five reads and done by
 * two columns.
 */
export class Partition {
  readonly people: number
  readonly groupCount: number
  readonly #worth: Float64Array
  readonly #least: Int32Array
  readonly #most: Int32Array
  readonly #groupOf: Int32Array
  readonly #size: Int32Array
  /** `#pull[group * people + person]`: the person's worth to that group */
  readonly #pull: Float64Array
  readonly #flexible: boolean
  #value = 0
  #bestValue = Number.NEGATIVE_INFINITY
  #bestGroupOf: Int32Array
  /** the move that was proposed last */
  #first = 0
  #second = -1
  #target = 0

  constructor({ people, worth, sizes }: Composition, random: () => number) {
    this.people = people
    this.groupCount = sizes.length
    this.#worth = worth
    this.#least = Int32Array.from(sizes, ({ least }) => least)
    this.#most = Int32Array.from(sizes, ({ most }) => most)
    this.#flexible = sizes.some(({ least, most }) => least < most)
    this.#groupOf = new Int32Array(people)
    this.#size = new Int32Array(sizes.length)
    this.#pull = new Float64Array(sizes.length * people)
    this.#deal(random)
    this.#bestGroupOf = this.#groupOf.slice()
    this.note()
  }

  /** Weighs a random swap, or a random move where the sizes allow moves; answers what it would gain. */
  propose(random: () => number): number {
    this.#first = Math.floor(random() * this.people)
    const group = this.#groupOf[this.#first] ?? 0
    this.#second = -1
    if (this.#flexible && random() < 0.2) {
      this.#target = Math.floor(random() * this.groupCount)
      if (this.#target !== group && this.#mayMove(group, this.#target))
        return this.#moveGain(this.#first, this.#target)
    }
    do this.#second = Math.floor(random() * this.people)
    while (this.#groupOf[this.#second] === group)
    return this.#swapGain(this.#first, this.#second)
  }

  /** Does what was proposed last. */
  accept(gain: number): void {
    if (this.#second < 0) this.#place(this.#first, this.#target)
    else this.#swap(this.#first, this.#second)
    this.#value += gain
  }

  /** Swaps as long as one gains: a local optimum. */
  descend(): void {
    for (let found = true; found; ) {
      found = false
      for (let a = 0; a < this.people; a++) {
        for (let b = 0; b < a; b++) {
          if (this.#groupOf[a] === this.#groupOf[b]) continue
          const gain = this.#swapGain(a, b)
          if (gain <= 1e-9) continue
          this.#swap(a, b)
          this.#value += gain
          found = true
        }
      }
    }
    this.note()
  }

  /**
   * Does the best swap or move of a random window of people that `allowed` lets through, though it may lose.
   *
   * @param allowed hears a person and whether the move would give the best state so far
   * @returns who was moved
   */
  bestOf(
    window: number,
    random: () => number,
    allowed: (person: number, wouldBeBest: boolean) => boolean,
  ): readonly number[] {
    let best = Number.NEGATIVE_INFINITY
    let first = -1
    let second = -1
    let target = -1
    for (let at = 0; at < window; at++) {
      const a = Math.floor(random() * this.people)
      const group = this.#groupOf[a] ?? 0
      for (let b = 0; b < this.people; b++) {
        if (this.#groupOf[b] === group) continue
        const gain = this.#swapGain(a, b)
        if (gain <= best) continue
        const wouldBeBest = this.#value + gain > this.#bestValue + 1e-9
        if (!allowed(a, wouldBeBest) || !allowed(b, wouldBeBest)) continue
        ;[best, first, second] = [gain, a, b]
      }
      for (let to = 0; this.#flexible && to < this.groupCount; to++) {
        if (to === group || !this.#mayMove(group, to)) continue
        const gain = this.#moveGain(a, to)
        if (gain <= best || !allowed(a, this.#value + gain > this.#bestValue + 1e-9)) continue
        ;[best, first, second, target] = [gain, a, -1, to]
      }
    }
    if (first < 0) return []
    this.#value += best
    if (second < 0) this.#place(first, target)
    else this.#swap(first, second)
    return second < 0 ? [first] : [first, second]
  }

  /** Remembers this state where it is the best so far. */
  note(): void {
    if (this.#value <= this.#bestValue + 1e-9) return
    this.#bestValue = this.#value
    this.#bestGroupOf.set(this.#groupOf)
  }

  restoreBest(): void {
    this.#bestGroupOf.forEach((group, person) => {
      if (this.#groupOf[person] !== group) this.#place(person, group)
    })
    this.#value = this.#bestValue
  }

  best(): Composed {
    const groups: number[][] = Array.from({ length: this.groupCount }, () => [])
    this.#bestGroupOf.forEach((group, person) => groups[group]?.push(person))
    return { groups, value: this.#bestValue }
  }

  #deal(random: () => number): void {
    const sizes = sizesWithin(this.people, this.#least, this.#most)
    let group = 0
    for (const person of shuffled(this.people, random)) {
      while ((this.#size[group] ?? 0) >= (sizes[group] ?? 0)) group++
      this.#groupOf[person] = group
      this.#size[group] = (this.#size[group] ?? 0) + 1
    }
    for (let person = 0; person < this.people; person++) this.#addPull(this.#groupOf[person] ?? 0, person, 1)
    for (let person = 0; person < this.people; person++) {
      this.#value += (this.#pull[(this.#groupOf[person] ?? 0) * this.people + person] ?? 0) / 2
    }
  }

  #mayMove(from: number, to: number): boolean {
    return (this.#size[from] ?? 0) > (this.#least[from] ?? 0) && (this.#size[to] ?? 0) < (this.#most[to] ?? 0)
  }

  #moveGain(person: number, to: number): number {
    const from = this.#groupOf[person] ?? 0
    return (this.#pull[to * this.people + person] ?? 0) - (this.#pull[from * this.people + person] ?? 0)
  }

  #swapGain(a: number, b: number): number {
    const rowA = (this.#groupOf[a] ?? 0) * this.people
    const rowB = (this.#groupOf[b] ?? 0) * this.people
    const pull = this.#pull
    return (
      (pull[rowB + a] ?? 0) -
      (pull[rowA + a] ?? 0) +
      (pull[rowA + b] ?? 0) -
      (pull[rowB + b] ?? 0) -
      2 * (this.#worth[a * this.people + b] ?? 0)
    )
  }

  #swap(a: number, b: number): void {
    const groupA = this.#groupOf[a] ?? 0
    this.#place(a, this.#groupOf[b] ?? 0)
    this.#place(b, groupA)
  }

  #place(person: number, to: number): void {
    const from = this.#groupOf[person] ?? 0
    this.#addPull(from, person, -1)
    this.#addPull(to, person, 1)
    this.#size[from] = (this.#size[from] ?? 0) - 1
    this.#size[to] = (this.#size[to] ?? 0) + 1
    this.#groupOf[person] = to
  }

  #addPull(group: number, person: number, by: 1 | -1): void {
    const pull = this.#pull
    const worth = this.#worth
    const { people } = this
    const row = group * people
    const column = person * people
    for (let other = 0; other < people; other++) {
      if (other !== person) pull[row + other] = (pull[row + other] ?? 0) + by * (worth[column + other] ?? 0)
    }
  }
}

/** Sizes inside the bounds that add up to everybody, as even as they can be. */
function sizesWithin(people: number, least: Int32Array, most: Int32Array): Int32Array {
  const sizes = least.slice()
  let left = people - sizes.reduce((sum, size) => sum + size, 0)
  for (let found = true; left > 0 && found; ) {
    found = false
    const smallest = sizes.reduce(
      (low, size, at) => (size < (most[at] ?? 0) ? Math.min(low, size) : low),
      people,
    )
    for (let at = 0; at < sizes.length && left > 0; at++) {
      if ((sizes[at] ?? 0) !== smallest || smallest >= (most[at] ?? 0)) continue
      sizes[at] = smallest + 1
      left--
      found = true
    }
  }
  if (left !== 0) throw new RangeError(`The sizes leave no room for ${people} people`)
  return sizes
}
