/** Two people, by their place in the list that is grouped. */
export type Pair = readonly [a: number, b: number]

/** How few and how many sit in one group. */
export interface SizeBounds {
  readonly least: number
  readonly most: number
}

/** Chance and patience are the caller's: the engine has no clock. */
export interface Search {
  /** 0 to 1, 1 excluded */
  readonly random: () => number
  /** how much of the patience is used up, 0 to 1; asked every thousand steps or so, and 1 ends the search */
  readonly progress: () => number
}

/** People by place: `rounds[round][group]` lists who sits together. */
export type Groups = readonly (readonly number[])[]
export type Rounds = readonly Groups[]

/** Who is to be mixed with whom, over one round or several. */
export interface Rotation {
  readonly people: number
  readonly rounds: number
  /** how many should sit together */
  readonly size: number
  readonly bounds: SizeBounds
  /** pairs that must never sit together */
  readonly apart?: readonly Pair[]
  /** pairs that must sit together at least once */
  readonly together?: readonly Pair[]
  /** who is away, by round; rounds that aren't named are complete */
  readonly absent?: readonly ReadonlySet<number>[]
  /** pairs that have met before, once for each time */
  readonly met?: readonly Pair[]
  /** what people are to be mixed by: for each, a number for each person; equal numbers are of one kind */
  readonly kinds?: readonly ArrayLike<number>[]
}

/** What a schedule holds that one would rather not have: all zero is a perfect one. */
export interface Shortfall {
  /** meetings beyond the first of a pair, those of the past counted */
  readonly repeats: number
  readonly apartMet: number
  readonly togetherMissed: number
  /** heads by which groups are too small or too large */
  readonly outOfBounds: number
}

/** One number to compare schedules by: no repeat is as bad as a pair that was to be kept apart. */
export function weightOf({ repeats, apartMet, togetherMissed, outOfBounds }: Shortfall): number {
  return repeats + 1_000 * (apartMet + togetherMissed + outOfBounds)
}

/** A part of the patience for one of several searches after each other. */
export function during({ random, progress }: Search, from: number, to: number): Search {
  return { random, progress: () => Math.min(1, Math.max(0, (progress() - from) / (to - from))) }
}
