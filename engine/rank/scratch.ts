import { grown } from './postings.ts'

/**
 * A score per number (of a document or person) with a list of those that have one, so that clearing costs what
 * was used. Hot loops write `values`, `touched` and `count` directly.
 */
export class Scores {
  values = new Float64Array(64)
  touched = new Int32Array(64)
  count = 0

  /** Makes room for numbers below `most` and forgets the last reading. */
  reset(most: number): this {
    for (let i = 0; i < this.count; i += 1) this.values[this.touched[i] as number] = 0
    this.count = 0
    if (this.values.length < most) {
      const room = Math.max(most, this.values.length * 2)
      this.values = grown(this.values, room)
      this.touched = grown(this.touched, room)
    }
    return this
  }

  /** @param amount above 0 */
  add(number: number, amount: number): void {
    const before = this.values[number] as number
    if (before === 0) {
      this.touched[this.count] = number
      this.count += 1
    }
    this.values[number] = before + amount
  }

  get(number: number): number {
    return this.values[number] ?? 0
  }
}

/** Working memory of one reading, kept between readings because making it anew would cost more than the reading. */
export class Scratch {
  private readonly named = new Map<string, Scores>()
  private readonly plain = new Map<string, Float64Array>()

  /** The scores of this name, empty, with room for numbers below `most`. */
  scores(name: string, most: number): Scores {
    let scores = this.named.get(name)
    if (scores === undefined) {
      scores = new Scores()
      this.named.set(name, scores)
    }
    return scores.reset(most)
  }

  /** Room for at least so many numbers, with whatever was there before. */
  numbers(name: string, most: number): Float64Array {
    let numbers = this.plain.get(name)
    if (numbers === undefined || numbers.length < most) {
      numbers = new Float64Array(Math.max(1024, most + (most >> 1)))
      this.plain.set(name, numbers)
    }
    return numbers
  }
}
