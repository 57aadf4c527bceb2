import { type Costs, NOBODY } from './costs.ts'

/** For each card the chance that nobody at its table can help, now and after the change that was weighed last. */
export class Help {
  readonly #costs: Costs
  readonly #tableOf: Int32Array
  readonly #fails: Float64Array
  readonly #next: Float64Array
  readonly #touched: Int32Array
  #touchedCount = 0
  readonly #touchedIn: Int32Array
  #turn = 0

  /** @param tableOf where each person sits, −1 for nowhere; its owner changes it after `accept` */
  constructor(costs: Costs, tableOf: Int32Array) {
    this.#costs = costs
    this.#tableOf = tableOf
    this.#fails = Float64Array.from(tableOf, (table, person) => this.#failsAt(person, table, NOBODY))
    this.#next = this.#fails.slice()
    this.#touched = new Int32Array(costs.people)
    this.#touchedIn = new Int32Array(costs.people)
  }

  /** How many more cards are expected to find help, were `comes` to go to the table `to` and `leaves` to take the seat. */
  weigh(comes: number, to: number, leaves: number): number {
    const from = this.#tableOf[comes] ?? -1
    this.#turn++
    this.#touchedCount = 0
    this.#set(comes, this.#failsAt(comes, to, leaves))
    this.#moveHelper(comes, from, to, leaves)
    if (leaves !== NOBODY) {
      this.#set(leaves, this.#failsAt(leaves, from, comes))
      this.#moveHelper(leaves, to, from, comes)
    }
    let gain = 0
    for (let at = 0; at < this.#touchedCount; at++) {
      const person = this.#touched[at] ?? 0
      gain += (this.#fails[person] ?? 1) - (this.#next[person] ?? 1)
    }
    return gain
  }

  /** Does what was weighed last. */
  accept(): void {
    for (let at = 0; at < this.#touchedCount; at++) {
      const person = this.#touched[at] ?? 0
      this.#fails[person] = this.#next[person] ?? 1
    }
  }

  /** The chance that nobody at the table can help with the person's card, `without` not counted. */
  #failsAt(person: number, table: number, without: number): number {
    const { start, other, value } = this.#costs.helpedBy
    let fails = 1
    if (table < 0) return fails
    for (let at = start[person] ?? 0; at < (start[person + 1] ?? 0); at++) {
      const helper = other[at] ?? 0
      if (this.#tableOf[helper] === table && helper !== without) fails *= value[at] ?? 1
    }
    return fails
  }

  /** Cards at the old table lose the helper, those at the new one win; the card of `without` is counted elsewhere. */
  #moveHelper(helper: number, from: number, to: number, without: number): void {
    const { start, other, value } = this.#costs.helps
    for (let at = start[helper] ?? 0; at < (start[helper + 1] ?? 0); at++) {
      const asker = other[at] ?? 0
      const table = this.#tableOf[asker] ?? -1
      if (asker === without || table < 0) continue
      if (table === from) this.#set(asker, this.#nextOf(asker) / (value[at] ?? 1))
      else if (table === to) this.#set(asker, this.#nextOf(asker) * (value[at] ?? 1))
    }
  }

  #nextOf(person: number): number {
    return (this.#touchedIn[person] === this.#turn ? this.#next[person] : this.#fails[person]) ?? 1
  }

  #set(person: number, fails: number): void {
    this.#next[person] = fails
    if (this.#touchedIn[person] === this.#turn) return
    this.#touchedIn[person] = this.#turn
    this.#touched[this.#touchedCount++] = person
  }
}
