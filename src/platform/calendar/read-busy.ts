import { Worker } from 'node:worker_threads'
import type { BusyAnswer, BusyQuestion } from './busy-times.ts'

/** More than a calendar of a thousand events needs, by a factor of a hundred. */
const PATIENCE_MS = 8_000
const MOST_MEGABYTES = 256

/**
 * `busyTimes` beside the process's own work: a calendar that is made to be read for ever, or to fill the memory, costs
 * its reader eight seconds and nobody else anything.
 *
 * @returns `tooSlow` where it was cut off
 */
export async function readBusy(
  texts: readonly string[],
  question: BusyQuestion,
  limits: { readonly ms: number } = { ms: PATIENCE_MS },
): Promise<BusyAnswer | { readonly failed: 'tooSlow' }> {
  const worker = new Worker(new URL('./busy-process.ts', import.meta.url), {
    workerData: { texts, question },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: true,
    stderr: true,
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise((done) => {
      timer = setTimeout(() => done({ failed: 'tooSlow' }), limits.ms)
      worker.once('message', (answer: BusyAnswer) => done(answer))
      // out of memory, or a reader that broke: for the person it is a calendar that can't be read
      worker.once('error', () => done({ failed: 'unreadable' }))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
