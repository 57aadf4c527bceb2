import { grown } from './postings.ts'

/** A score per number (of a document or person) with a list of those that have one, so that clearing costs what was used. */
export class Scores {
  values = new Float64Array(64)
  touched: number[] = []

  /** Makes room for numbers below `count` and forgets the last reading. */
  reset(count: number): this {
    for (const number of this.touched) this.values[number] = 0
    this.touched.length = 0
    if (this.values.length < count) this.values = grown(this.values, Math.max(count, this.values.length * 2))
    return this
  }

  add(number: number, amount: number): void {
    const before = this.values[number] as number
    if (before === 0) this.touched.push(number)
    this.values[number] = before + amount
  }

  get(number: number): number {
    return this.values[number] ?? 0
  }
}

/** Working memory of one reading, kept between readings because making it anew would cost more than the reading. */
export class Scratch {
  readonly documents = new Scores()
  readonly perTermHelped = new Scores()
  readonly perTermMade = new Scores()
  private readonly named = new Map<string, Scores>()

  /** The scores of a signal per person, empty. */
  signal(name: string, people: number): Scores {
    let scores = this.named.get(name)
    if (scores === undefined) {
      scores = new Scores()
      this.named.set(name, scores)
    }
    return scores.reset(people)
  }
}
