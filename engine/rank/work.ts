/** Long work that stops now and then, so that who runs it can let others have a turn. */
export type Work<T> = Generator<void, T>

/** Steps of which thousands fit in a few milliseconds: after so many a piece of work stops. */
export const STEPS = 4096

/** Runs work to its end without a pause. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/**
 * A sorted copy, made in short steps; cheap where the values are nearly in order already.
 *
 * @returns equal values in the order in which they came
 * @cost O(n) for sorted values, O(n log n) at most
 */
export function* sorting<T>(values: readonly T[], compare: (a: T, b: T) => number): Work<T[]> {
  let runs: T[][] = []
  for (let from = 0; from < values.length; from += STEPS) {
    const run = values.slice(from, from + STEPS).sort(compare)
    const last = runs.at(-1)
    if (last !== undefined && compare(last.at(-1) as T, run[0] as T) <= 0) last.push(...run)
    else runs.push(run)
    yield
  }
  while (runs.length > 1) {
    const merged: T[][] = []
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(yield* merging(runs[i] as T[], runs[i + 1] ?? [], compare))
    }
    runs = merged
  }
  return runs[0] ?? []
}

function* merging<T>(one: readonly T[], other: readonly T[], compare: (a: T, b: T) => number): Work<T[]> {
  const merged: T[] = []
  let i = 0
  let j = 0
  while (i < one.length || j < other.length) {
    const takesOne = j >= other.length || (i < one.length && compare(one[i] as T, other[j] as T) <= 0)
    merged.push((takesOne ? one[i++] : other[j++]) as T)
    if (merged.length % STEPS === 0) yield
  }
  return merged
}
