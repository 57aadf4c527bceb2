import type { Interval } from '#engine/reach/next-moment.ts'
import type { Instant } from '#engine/time/instant.ts'
import type { Chance } from './reply.ts'

/** Somebody who could be asked, or was asked already and hasn't answered. */
export interface WaveHelper extends Chance {
  readonly id: string
  /** what an interruption of theirs costs: 1 is usual; more for who carries much, or fits less well */
  readonly cost: number
  /** until then it costs half as much again: they have had an ask on this day, and it's spread where there is time */
  readonly dearUntil?: Instant | null
  /** who is silent together, such as a team in one meeting; null: nobody with them */
  readonly group?: string | null
  /** when they may be reached between now and the deadline, in order */
  readonly windows: readonly Interval[]
  /** reachable time since they were asked, where they were: such a one can't be asked again */
  readonly silentMs?: number | null
  /** asked at this time and no other: the asker has chosen it */
  readonly fixedAt?: Instant | null
}

export interface WaveProblem {
  readonly now: Instant
  readonly deadline: Instant
  /** in order of fit; the first are preferred where all else is equal */
  readonly helpers: readonly WaveHelper[]
  /** chance of help by the deadline to be reached, 0 to 1; 0.9 where absent */
  readonly target?: number
  /** what waiting through all the time would cost, in interruptions; 2 where absent */
  readonly waitCost?: number
  /** chance that a whole group is silent together; 0.1 where absent */
  readonly silentTogether?: number
  /** how much stronger than thought the chances have shown to be: `driftOf`; 1 where absent */
  readonly drift?: number
}

/** Whom to ask when, as long as nobody has said yes. */
export interface Timetable {
  /** in order of time, then of fit; everybody at most once */
  readonly asks: readonly { readonly id: string; readonly at: Instant }[]
  /** of help by the deadline, 0 to 1 */
  readonly chance: number
  /** people who are expected to be asked before a yes ends it, without those who were asked already */
  readonly interruptions: number
}
