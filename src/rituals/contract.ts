import type { Instant } from '#engine/time/instant.ts'
import type { Refusal } from '#platform/refusal.ts'

/*
 * ritual     something that a team does together: phases in an order, on the server's clock
 * gathering  one held ritual, with its seats and everything that happened at it
 * seat       a participant's place in a gathering: a person's, or a guest's
 */

/** Why a phase may end. Several may be true of one; whichever comes first ends it. */
export type Exit = 'host' | 'clock' | 'ready'

export interface PhaseSpec {
  readonly name: string
  /** who acts in it: whoever leads, everybody at once, or one after the other */
  readonly acts: 'host' | 'everybody' | 'turns'
  /** planned length; null: as long as it takes */
  readonly seconds: number | null
  readonly exits: readonly Exit[]
}

/** Who says something to a gathering, and when. `by` is a seat; null is the clock. */
export interface Saying {
  readonly by: string | null
  readonly now: Instant
  readonly makeId: () => string
}

export interface Presence {
  readonly came: readonly string[]
  readonly left: readonly string[]
  /** names the process; another one's streams are not its to end */
  readonly holder: string
}

export interface Viewer {
  /** null: a stage, which shows the gathering and takes no part */
  readonly seatId: string | null
}

/**
 * What several viewers see alike. Each list holds things with an id; a thing that hasn't changed may be the same
 * object as before, and then isn't looked at again.
 */
export interface Shared {
  readonly heads: Readonly<Record<string, object>>
  readonly lists: Readonly<Record<string, readonly { readonly id: string }[]>>
}

export interface Showing<S> {
  /** viewers with the same audience see the same shared part */
  readonly audienceOf: (state: S, viewer: Viewer) => string
  readonly shared: (state: S, audience: string) => Shared
  /** what this viewer alone gets, by its name in the view */
  readonly own: (state: S, viewer: Viewer) => Readonly<Record<string, object | null>>
  /** true where only figures differ that may follow a second later */
  readonly isMinor: (before: Shared['heads'], after: Shared['heads']) => boolean
}

/** How a gathering stands in lists, and what a new process needs before it has read the events. */
export interface Standing {
  readonly stage: 'coming' | 'live' | 'past'
  readonly title: string
  readonly startsAt: Instant
  /** figures for those who may know totals and nothing else */
  readonly figures: Readonly<Record<string, number>>
  /** seats that are in it now, whose they are, and at which process they have a stream */
  readonly seats: readonly {
    readonly id: string
    readonly personId: string | null
    readonly hereBy: string | null
  }[]
}

/**
 * A ritual is a value. `decide` and `evolve` are pure, so that a property test can play thousands of them, and so
 * that the events alone give the state again after whatever happens to the process.
 */
export interface Ritual<S, C, E> {
  /** its name in the database; never changes */
  readonly id: string
  /** What follows from this being said: events, a refusal, or nothing where it has been said before. */
  readonly decide: (state: S, command: C, saying: Saying) => readonly E[] | Refusal
  /** The next state. The first event of a gathering meets `null`. */
  readonly evolve: (state: S | null, event: E, at: Instant) => S
  /** When the clock has something to say next; null: never, as it stands. */
  readonly wakeAt: (state: S) => Instant | null
  /** what the clock says then */
  readonly tick: C
  /** Seats whose first stream opened at a process, and whose last one there has been closed for a while. */
  readonly presence: (change: Presence) => C
  readonly standing: (state: S) => Standing
  /** jobs `<ritual>.<name>` that look again after this change, each with the id of the gathering */
  readonly follows: (before: S, after: S) => readonly string[]
  /** What makes these seats nobody's: names and words go, the order of things stays. */
  readonly forget: (seatIds: readonly string[]) => C
  /** seats of guests of whom something is kept, also of those who have left */
  readonly guests: (state: S) => readonly string[]
  /** Whether this viewer may be here; asked before each push. */
  readonly admits: (state: S, viewer: Viewer) => boolean
  readonly showing: Showing<S>
}
