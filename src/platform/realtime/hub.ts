import type { Kysely } from 'kysely'
import { publishEvents } from '#platform/realtime/publish.ts'
import type { PlatformTables } from '#platform/tx/tables.ts'
import type { Transact } from '#platform/tx/transact.ts'
import type { About, Hearing } from '#platform/tx/tx.ts'

/** 'This changed': what it is about and nothing else. The client reads the thing again through its own view. */
export interface Hint {
  readonly id: string
  readonly type: string
  readonly about: About
}

export interface Subscriber {
  readonly personId: string
  /** still signed in, still here? asked before each push, not only at the start */
  readonly stillWelcome: () => Promise<boolean>
  readonly push: (hint: Hint) => void
  readonly end: () => void
}

/** May this person see this thing now? Answered by the slice that owns things of that kind. */
export type MaySee = (about: About, personId: string) => Promise<boolean>

export interface HubParts {
  readonly db: Kysely<PlatformTables>
  readonly transact: Transact
  readonly maySee: MaySee
}

const PAGE = 500

interface PublishedEvent {
  readonly seq: number
  readonly hear: readonly Hearing[]
}

/** Reads published events once per process and pushes hints to those of its subscribers who may hear them. */
export class Hub {
  readonly #parts: HubParts
  /** each with the number up to which it has been served */
  readonly #subscribers = new Map<Subscriber, number>()
  #read = 0
  #working: Promise<void> | null = null
  #again = false

  constructor(parts: HubParts) {
    this.#parts = parts
  }

  async start(): Promise<void> {
    this.#read = await this.newest()
  }

  async newest(): Promise<number> {
    const row = await this.#parts.db
      .selectFrom('platformEvents')
      .select((select) => select.fn.max('seq').as('seq'))
      .executeTakeFirst()
    return row?.seq ?? 0
  }

  /** the number up to which this process has pushed */
  get position(): number {
    return this.#read
  }

  get size(): number {
    return this.#subscribers.size
  }

  /** Numbers what waits and pushes what is new. Calls while it works are folded into one more round. */
  pump(): Promise<void> {
    if (this.#working) {
      this.#again = true
      return this.#working
    }
    this.#working = this.#round().finally(() => {
      this.#working = null
      if (this.#again) {
        this.#again = false
        void this.pump().catch(() => undefined)
      }
    })
    return this.#working
  }

  /**
   * Replays what came after `after` and then joins the live stream, without a gap or a double between the two:
   * the subscriber is entered at the number up to which it has been served. That may lie ahead of what this process
   * has read, where the stream before was another process's.
   *
   * @param place of the last hint that arrived of the event `after`, where it may have been cut off before its end
   */
  async subscribe(subscriber: Subscriber, after: number | null, place: number | null = null): Promise<void> {
    let served = after === null ? this.#read : await this.#known(after)
    if (place !== null && served === after) await this.#finish(subscriber, served, place)
    while (served < this.#read) {
      const events = await this.#after(served, PAGE)
      const upTo = events.filter((event) => event.seq <= this.#read)
      for (const event of upTo) await this.#offer(subscriber, event)
      served = upTo.at(-1)?.seq ?? this.#read
    }
    this.#subscribers.set(subscriber, served)
  }

  /** The hints of one event that didn't arrive any more. */
  async #finish(subscriber: Subscriber, seq: number, place: number): Promise<void> {
    const [event] = await this.#after(seq - 1, 1)
    if (event?.seq === seq) await this.#offer(subscriber, event, place + 1)
  }

  unsubscribe(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber)
  }

  endAll(): void {
    for (const subscriber of this.#subscribers.keys()) subscriber.end()
    this.#subscribers.clear()
  }

  async #round(): Promise<void> {
    while (await publishEvents(this.#parts.transact)) {
      // up to a thousand at a time until none waits
    }
    for (;;) {
      const events = await this.#after(this.#read, PAGE)
      for (const event of events) {
        await this.#push(event)
        this.#read = event.seq
      }
      if (events.length < PAGE) return
    }
  }

  /** Where the database goes away under it, the round that begins again leaves out who has had the event. */
  async #push(event: PublishedEvent): Promise<void> {
    for (const [subscriber, served] of this.#subscribers) {
      if (event.seq <= served) continue
      await this.#offer(subscriber, event)
      if (this.#subscribers.has(subscriber)) this.#subscribers.set(subscriber, event.seq)
    }
  }

  /** A number that no event has yet is another database's (a backup was restored): then from here on. */
  async #known(after: number): Promise<number> {
    return after <= this.#read ? after : Math.min(after, await this.newest())
  }

  async #offer(subscriber: Subscriber, event: PublishedEvent, from = 0): Promise<void> {
    const due: Hint[] = []
    for (const hearing of event.hear) {
      // whom an event names may also be in the audience: that is one thing to hear
      if (due.some((hint) => isSame(hint.about, hearing.about))) continue
      if (await this.#hears(subscriber, hearing)) due.push(hintFor(event.seq, due.length, hearing.about))
    }
    if (due.length <= from) return
    if (!(await subscriber.stillWelcome())) {
      this.#subscribers.delete(subscriber)
      return subscriber.end()
    }
    due.slice(from).forEach(subscriber.push)
  }

  async #hears(subscriber: Subscriber, hearing: Hearing): Promise<boolean> {
    if (hearing.people?.includes(subscriber.personId)) return true
    return hearing.audienceOf !== undefined && this.#parts.maySee(hearing.audienceOf, subscriber.personId)
  }

  async #after(seq: number, limit: number): Promise<PublishedEvent[]> {
    const rows = await this.#parts.db
      .selectFrom('platformEvents')
      .select(['seq', 'hear'])
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ seq: Number(row.seq), hear: row.hear as readonly Hearing[] }))
  }
}

/** `12.0`, `12.1`: an event may hint at several things, and a line may be cut between them. */
function hintFor(seq: number, place: number, about: About): Hint {
  return { id: `${seq}.${place}`, type: `${about.kind}.changed`, about }
}

function isSame(one: About, other: About): boolean {
  return one.kind === other.kind && one.id === other.id
}
