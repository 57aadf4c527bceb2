/** The best few of many people by a value, equal values by key, so that chance and order never decide. */
export class Best {
  readonly people: number[] = []
  private readonly values: number[] = []
  private readonly most: number
  private readonly keys: readonly string[]

  constructor(most: number, keys: readonly string[]) {
    this.most = most
    this.keys = keys
  }

  /** False where the value can't be among the best: a cheap question before a dear one. */
  wants(value: number): boolean {
    return value > 0 && (this.people.length < this.most || value >= (this.values[this.most - 1] as number))
  }

  take(person: number, value: number): void {
    let place = this.people.length
    while (place > 0 && this.isBefore(person, value, place - 1)) place -= 1
    this.people.splice(place, 0, person)
    this.values.splice(place, 0, value)
    if (this.people.length > this.most) {
      this.people.pop()
      this.values.pop()
    }
  }

  private isBefore(person: number, value: number, place: number): boolean {
    const other = this.values[place] as number
    if (value !== other) return value > other
    return (this.keys[person] as string) < (this.keys[this.people[place] as number] as string)
  }
}
