import { toIso } from '#engine/time/instant.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ritual, Shared, Viewer } from '#src/rituals/contract.ts'
import { type Difference, differenceOf, wholeOf } from '#src/rituals/contract/difference.ts'
import type { Held } from './state.ts'

/** One stream: where it ends up and how it ends is its own matter. */
export interface Listener {
  readonly viewer: Viewer
  readonly push: (frame: Buffer | string) => void
  readonly end: () => void
}

/** What a listener has been sent, so that only what differs follows. */
interface Sent {
  shared: Shared
  own: Record<string, string>
}

/** At most ten patches a second: what comes between two of them goes together. */
const BETWEEN_MS = 100
/** Figures alone may be this old. */
const MINOR_MS = 1_000

/**
 * The streams of one gathering at this process. It follows the events, and brings each listener from what they were
 * sent last to what they may see now; whoever may see nothing any more is ended before the push.
 */
export class Room<S, C, E> {
  readonly ritual: Ritual<S, C, E>
  readonly #clock: Clock
  readonly #listeners = new Map<Listener, Sent>()
  #held: Held<S>
  #shared = new Map<string, Shared>()
  readonly #whole = new WeakMap<Shared, string>()
  #timer: NodeJS.Timeout | null = null
  #dueAt = 0
  #flushedAt = 0
  #minorAt = 0

  constructor(ritual: Ritual<S, C, E>, held: Held<S>, clock: Clock) {
    this.ritual = ritual
    this.#held = held
    this.#clock = clock
  }

  get held(): Held<S> {
    return this.#held
  }

  get size(): number {
    return this.#listeners.size
  }

  viewers(): Viewer[] {
    return [...this.#listeners.keys()].map(({ viewer }) => viewer)
  }

  /** Takes a newer state; those who listen get what it changes for them very soon. */
  moveTo(held: Held<S>): void {
    if (held.seq <= this.#held.seq) return
    this.#held = held
    this.#shared.clear()
    this.#flushSoon()
  }

  /** @returns false where this viewer may not be here */
  add(listener: Listener): boolean {
    const { state, seq } = this.#held
    if (!this.ritual.admits(state, listener.viewer)) return false
    const shared = this.#sharedFor(listener.viewer)
    const own = this.#ownFor(listener.viewer)
    listener.push(this.#frame('view', seq, [this.#wholeOf(shared), ...Object.values(own)]))
    this.#listeners.set(listener, { shared, own })
    return true
  }

  remove(listener: Listener): void {
    this.#listeners.delete(listener)
  }

  endAll(): void {
    if (this.#timer) clearTimeout(this.#timer)
    for (const listener of this.#listeners.keys()) listener.end()
    this.#listeners.clear()
  }

  #flushSoon(): void {
    this.#flushIn(Math.max(0, this.#flushedAt + BETWEEN_MS - this.#clock.wall()))
  }

  #flushIn(ms: number): void {
    const dueAt = this.#clock.wall() + ms
    // figures that may wait must not make what follows them wait too
    if (this.#timer && this.#dueAt <= dueAt) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#dueAt = dueAt
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#flush()
    }, ms)
  }

  #flush(): void {
    const at: number = this.#clock.wall()
    this.#flushedAt = at
    const minorToo = at - this.#minorAt >= MINOR_MS
    const differences = new Map<Shared, Map<Shared, Difference>>()
    const frames = new Map<string, Buffer>()
    let waiting = false
    for (const [listener, sent] of this.#listeners) {
      if (!this.ritual.admits(this.#held.state, listener.viewer)) {
        this.#listeners.delete(listener)
        listener.end()
        continue
      }
      const shared = this.#sharedFor(listener.viewer)
      const difference = this.#difference(differences, sent.shared, shared)
      const own = this.#changedOwn(listener.viewer, sent)
      if (difference.json === '' && own.length === 0) {
        sent.shared = shared
        continue
      }
      if (difference.isMinor && own.length === 0 && !minorToo) {
        waiting = true
        continue
      }
      if (difference.isMinor) this.#minorAt = at
      sent.shared = shared
      listener.push(this.#patch(frames, difference.json, own))
    }
    if (waiting) this.#flushIn(Math.max(BETWEEN_MS, this.#minorAt + MINOR_MS - at))
  }

  #difference(known: Map<Shared, Map<Shared, Difference>>, before: Shared, after: Shared): Difference {
    const from = known.get(before) ?? new Map<Shared, Difference>()
    known.set(before, from)
    const difference = from.get(after) ?? differenceOf(before, after, this.ritual.showing.isMinor)
    from.set(after, difference)
    return difference
  }

  /** What many get alike is put into bytes once. */
  #patch(frames: Map<string, Buffer>, json: string, own: readonly string[]): Buffer | string {
    const { seq } = this.#held
    if (own.length > 0) return this.#frame('patch', seq, json === '' ? own : [json, ...own])
    const frame = frames.get(json) ?? Buffer.from(this.#frame('patch', seq, [json]))
    frames.set(json, frame)
    return frame
  }

  #sharedFor(viewer: Viewer): Shared {
    const { state } = this.#held
    const audience = this.ritual.showing.audienceOf(state, viewer)
    const shared = this.#shared.get(audience) ?? this.ritual.showing.shared(state, audience)
    this.#shared.set(audience, shared)
    return shared
  }

  #ownFor(viewer: Viewer): Record<string, string> {
    const own = this.ritual.showing.own(this.#held.state, viewer)
    return Object.fromEntries(
      Object.entries(own).map(([name, value]) => [name, `"${name}":${JSON.stringify(value)}`]),
    )
  }

  #changedOwn(viewer: Viewer, sent: Sent): string[] {
    const own = this.#ownFor(viewer)
    const changed = Object.entries(own).flatMap(([name, json]) => (sent.own[name] === json ? [] : [json]))
    sent.own = own
    return changed
  }

  #wholeOf(shared: Shared): string {
    const whole = this.#whole.get(shared) ?? wholeOf(shared)
    this.#whole.set(shared, whole)
    return whole
  }

  #frame(event: 'view' | 'patch', seq: number, members: readonly string[]): string {
    const head = `"seq":${seq},"serverTime":"${toIso(this.#clock.now())}"`
    return `id: ${seq}\nevent: ${event}\ndata: {${[head, ...members].join(',')}}\n\n`
  }
}
