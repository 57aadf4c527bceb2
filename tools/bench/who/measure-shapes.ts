import type { EvidenceSet } from '#surfaces/cli/who/evidence-set.ts'
import { asksOfHistory } from './asks-of-history.ts'
import { type LearningRow, measureLearning } from './learning.ts'
import { SHAPES, shaped } from './shapes.ts'

/** The newest so many pieces are enough for 1,500 asks to learn from and about a thousand to test. */
const PIECES = 9_000

/** How soon an organisation of each shape is learned, with the same seed the same each time. */
export function* measureShapes(
  { pieces, stems }: Pick<EvidenceSet, 'pieces' | 'stems'>,
  seed: number,
): Generator<[shape: string, rows: readonly LearningRow[]]> {
  for (const [place, shape] of SHAPES.entries()) {
    const made = shaped(pieces.slice(-PIECES), shape, seeded(seed * 100 + place))
    yield [shape.name, measureLearning({ pieces: made, stems }, asksOfHistory(made))]
  }
}

/** A linear congruential generator: the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
