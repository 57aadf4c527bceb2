import type { Groups } from '../contract.ts'
import { type Costs, NOBODY } from './costs.ts'
import { Help } from './help.ts'

/** Tables under change: what a change would gain is weighed before it is accepted. */
export class Plan {
  readonly tableOf: Int32Array
  readonly #costs: Costs
  readonly #help: Help
  readonly #seated: number[][]
  readonly #placeOf: Int32Array
  /** for each column, how many of a kind sit at each table */
  readonly #alike: readonly Int32Array[]
  /** the change that was weighed last, and what it gains */
  #comes = NOBODY
  #to = 0
  #leaves = NOBODY
  #gain = 0
  #value = 0
  #bestValue = 0
  #best: Groups

  constructor(costs: Costs, tables: Groups) {
    this.#costs = costs
    this.tableOf = new Int32Array(costs.people).fill(-1)
    this.#placeOf = new Int32Array(costs.people)
    this.#seated = tables.map((table) => [...table])
    this.#alike = costs.kinds.map(({ count }) => new Int32Array(count * tables.length))
    tables.forEach((table, at) => {
      table.forEach((person, place) => {
        this.tableOf[person] = at
        this.#placeOf[person] = place
        this.#countKinds(person, at, 1)
      })
    })
    this.#help = new Help(costs, this.tableOf)
    this.#best = tables
  }

  headsAt(table: number): number {
    return this.#seated[table]?.length ?? 0
  }

  somebodyAt(table: number, random: () => number): number {
    return this.#seated[table]?.[Math.floor(random() * this.headsAt(table))] ?? NOBODY
  }

  /**
   * What is gained, in helped cards, where `comes` sits down at the table `to`, and `leaves` takes the seat that is left
   * free; NOBODY leaves where there is a free seat.
   */
  weigh(comes: number, to: number, leaves: number): number {
    this.#comes = comes
    this.#to = to
    this.#leaves = leaves
    const from = this.tableOf[comes] ?? -1
    let gain = this.#help.weigh(comes, to, leaves)
    gain += this.#companyGain(comes, from, to, leaves) + this.#companyGain(leaves, to, from, comes)
    for (let column = 0; column < this.#alike.length; column++) gain -= this.#costOfKinds(column, from, to)
    this.#gain = gain
    return gain
  }

  /** Does what was weighed last. */
  accept(): void {
    this.#help.accept()
    const [comes, to, leaves] = [this.#comes, this.#to, this.#leaves]
    const from = this.tableOf[comes] ?? -1
    const [seat, place] = [this.#placeOf[comes] ?? 0, this.#placeOf[leaves] ?? this.headsAt(to)]
    this.#countKinds(comes, from, -1)
    this.#countKinds(comes, to, 1)
    this.#sit(comes, to, place)
    if (leaves === NOBODY) this.#closeUp(from, seat)
    else {
      this.#countKinds(leaves, to, -1)
      this.#countKinds(leaves, from, 1)
      this.#sit(leaves, from, seat)
    }
    this.#value += this.#gain
  }

  /** Remembers these tables where they are the best so far. */
  note(): void {
    if (this.#value <= this.#bestValue + 1e-9) return
    this.#bestValue = this.#value
    this.#best = this.#seated.map((table) => [...table])
  }

  best(): Groups {
    return this.#best
  }

  #companyGain(person: number, from: number, to: number, without: number): number {
    if (person === NOBODY) return 0
    const { start, other, value } = this.#costs.company
    let gain = 0
    for (let at = start[person] ?? 0; at < (start[person + 1] ?? 0); at++) {
      const companion = other[at] ?? 0
      const table = this.tableOf[companion] ?? -1
      // the two who swap are apart before and after
      if (companion === without || table < 0) continue
      if (table === from) gain += value[at] ?? 0
      else if (table === to) gain -= value[at] ?? 0
    }
    return gain
  }

  /** How much more it costs that people of a kind sit together, were the change done. */
  #costOfKinds(column: number, from: number, to: number): number {
    const kind = this.#costs.kinds[column]
    const alike = this.#alike[column]
    if (!kind || !alike) return 0
    const comes = kind.of[this.#comes] ?? -1
    const leaves = kind.of[this.#leaves] ?? -1
    if (comes === leaves) return 0
    let pairs = 0
    if (comes >= 0) {
      pairs += alike[to * kind.count + comes] ?? 0
      if (from >= 0) pairs -= (alike[from * kind.count + comes] ?? 1) - 1
    }
    if (leaves >= 0) {
      pairs -= (alike[to * kind.count + leaves] ?? 1) - 1
      pairs += alike[from * kind.count + leaves] ?? 0
    }
    return pairs * kind.cost
  }

  #countKinds(person: number, table: number, by: 1 | -1): void {
    if (table < 0) return
    for (let column = 0; column < this.#alike.length; column++) {
      const { of, count } = this.#costs.kinds[column] ?? { of: new Int32Array(), count: 0 }
      const alike = this.#alike[column]
      const at = table * count + (of[person] ?? -1)
      if (alike && (of[person] ?? -1) >= 0) alike[at] = (alike[at] ?? 0) + by
    }
  }

  #sit(person: number, table: number, place: number): void {
    const seated = this.#seated[table]
    if (seated) seated[place] = person
    this.tableOf[person] = table
    this.#placeOf[person] = place
  }

  /** The last one of the table takes the place that was left. */
  #closeUp(table: number, place: number): void {
    const seated = this.#seated[table]
    const last = seated?.pop()
    if (!seated || last === undefined || place === seated.length) return
    seated[place] = last
    this.#placeOf[last] = place
  }
}
