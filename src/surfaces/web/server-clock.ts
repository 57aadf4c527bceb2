/** A moment of the server as it was heard, beside the browser's own. Both in milliseconds since 1970. */
type Heard = { readonly server: number; readonly browser: number }

export type ServerClock = {
  /** Hears what an answer said about the time; anything that is no time is left alone. */
  readonly hear: (said: string | null) => void
  readonly now: () => number
}

/** Two answers closer than this say more about the network than about the speed of the clock. */
const APART = 2_000

/**
 * The server's clock, as all screens show it: rooms agree, wrong clocks of laptops don't matter, and in the demo, where a
 * minute of the story takes a second, "today 14:30" is the story's. Between two answers it runs on at the speed that the
 * answers showed. Before the first answer it is the browser's.
 */
export function makeServerClock(browserNow: () => number = Date.now): ServerClock {
  let last: Heard | null = null
  let speed = 1
  return {
    hear: (said) => {
      const server = said === null ? Number.NaN : Date.parse(said)
      if (Number.isNaN(server)) return
      const browser = browserNow()
      if (last !== null && browser - last.browser < APART) return
      if (last !== null) speed = Math.max(0, (server - last.server) / (browser - last.browser))
      // A real clock runs at one; the little that the network adds must not make it drift.
      if (Math.abs(speed - 1) < 0.5) speed = 1
      last = { server, browser }
    },
    now: () => (last === null ? browserNow() : last.server + (browserNow() - last.browser) * speed),
  }
}
