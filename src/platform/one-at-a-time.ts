/**
 * Lets work on the same thing through one after the other, in the order in which it came. For writers that would wait
 * for each other in the database anyway: here they wait without holding a connection that others need.
 */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>()

  /** Runs the work when everything before it on this key has ended, well or not. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key)
    // whoever waits behind it must not fail with it
    const mine = (before ?? Promise.resolve()).then(work, work)
    this.#last.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key)
    }
  }
}
