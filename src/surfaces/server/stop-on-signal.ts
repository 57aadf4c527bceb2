import type { Log } from '#platform/log.ts'

/** Ten seconds are promised; what hasn't ended by then is cut, and loses nothing that was acknowledged. */
const MOST_MS = 9_500

/** Waits for SIGTERM or SIGINT, closes, and answers; too long a wait ends the process at once. A second
 * signal changes nothing: a terminal's Ctrl-C often arrives twice, from the terminal and from npm. */
export function stopOnSignal(close: () => Promise<void>, log: Log): Promise<void> {
  return new Promise((done) => {
    let asked = false
    const stop = (signal: NodeJS.Signals) => {
      if (asked) return
      asked = true
      log.info({ signal }, 'stopping')
      const cut = setTimeout(() => process.exit(1), MOST_MS)
      close()
        .catch((error: unknown) =>
          log.error({ err: error instanceof Error ? error.message : '' }, 'stopping failed'),
        )
        .finally(() => {
          clearTimeout(cut)
          done()
        })
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
