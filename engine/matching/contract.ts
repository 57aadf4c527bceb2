/** Who could help with what, as three columns of equal length. */
export interface Candidates {
  /** an ask, from 0 */
  readonly ask: ArrayLike<number>
  /** a helper, from 0 */
  readonly helper: ArrayLike<number>
  /** that this helper would solve this ask, 0 to 1 */
  readonly chance: ArrayLike<number>
}

/** Asks that are to be brought to helpers, many at once. */
export interface MatchingProblem {
  readonly asks: number
  /** a row for each pair; the order of the rows says nothing */
  readonly candidates: Candidates
  /** for each helper, how many asks they take at most; 0 takes none */
  readonly capacity: ArrayLike<number>
  /** how many helpers one ask is brought to at most, 1 to 8 */
  readonly most: number
}

/** How exact a matching is to be. */
export interface Exactness {
  /** by how much a bid goes up at least, in solved asks; smaller is better and slower */
  readonly step: number
  /** the gap at which the bound is good enough */
  readonly gap: number
  /** how many times the bound is improved at most */
  readonly boundSteps: number
}

export interface Matching {
  /** `helpers[ask × most + place]`, from the front; −1 where nobody stands */
  readonly helpers: Int32Array
  /** how many asks are expected to be solved */
  readonly solved: number
  /** more than this no matching whatever can expect */
  readonly bound: number
  /** (bound − solved) / bound, 0 to 1; 0 where nothing can be solved */
  readonly gap: number
  /** what a place at each helper is worth to the asks that go without, in solved asks; 0 where places are free */
  readonly prices: Float64Array
}
