export type What = 'create' | 'accept' | 'decline' | 'close' | 'thank'

/** One write as its writer saw it: what was wanted, every try, and the answer that ended it. */
export interface Entry {
  readonly what: What
  /** id of the person whose write it is */
  readonly by: string
  readonly key: string
  /** the ask that it is about; a create's own once it is known */
  askId: string
  readonly invitationId?: string
  /** words that only this write carries, where it writes words */
  readonly words: string
  readonly named: readonly string[]
  /** the status of each try, or that the connection broke */
  readonly tries: (number | 'broken')[]
  /** the last status; 0 while nothing has been answered */
  status: number
  code: string
  replayed: boolean
}

/** Everything that was sent and answered in one run, in order. */
export class History {
  readonly entries: Entry[] = []
  #answers = 0

  add(entry: Pick<Entry, 'what' | 'by' | 'key'> & Partial<Entry>): Entry {
    const added: Entry = {
      askId: '',
      words: '',
      named: [],
      tries: [],
      status: 0,
      code: '',
      replayed: false,
      ...entry,
    }
    this.entries.push(added)
    return added
  }

  tried(entry: Entry, status: number | 'broken'): void {
    entry.tries.push(status)
    if (status !== 'broken') this.#answers++
  }

  get answers(): number {
    return this.#answers
  }

  of(what: What): Entry[] {
    return this.entries.filter((entry) => entry.what === what)
  }
}

export function isAcknowledged(entry: Entry): boolean {
  return entry.status >= 200 && entry.status < 300
}
