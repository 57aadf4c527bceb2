/** A linear model: what each signal (0 to 1) adds to a person's score. */
export interface Weights {
  /** of the shipped weights it started from, and after a `+` the outcomes it learned from */
  readonly version: string
  readonly values: Readonly<Record<string, number>>
}
