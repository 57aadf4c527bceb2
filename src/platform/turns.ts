import { setImmediate as turn } from 'node:timers/promises'

/**
 * Does long work that is cut in steps of a few milliseconds on this thread, and lets everybody else who waits have a
 * turn between them.
 *
 * @example await inTurns(snapshotting(index))
 */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await turn()
  }
}
