/** A linear model: what each signal (0 to 1) adds to a person's score. */
export interface Weights {
  /** changes whenever the meaning of a signal or a value changes */
  readonly version: string
  readonly values: Readonly<Record<string, number>>
}

/** Learned by tools/learn-weights.ts; see README. */
export const shippedWeights: Weights = {
  version: '0',
  values: {
    'docs.helped': 3,
    'docs.made': 1.5,
    'docs.best': 0.3,
    'profile.helped': 2,
    'profile.made': 1,
    'area.helped': 1,
    'area.made': 0.5,
    'path.helped': 1,
    'path.made': 0.5,
    'tie.helped': 1,
    'tie.recent': 0.5,
    'tie.back': 0.2,
    'tie.text': 1,
    'helped.30': 0.5,
    'helped.120': 0.5,
    'helped.365': 0.5,
    'helped.1000': 0.3,
    'made.30': 0.2,
    'made.120': 0.2,
    'made.365': 0,
    'made.1000': 0,
  },
}
