import { quantile } from './metrics.ts'

/** Half and nineteen in twenty of the asks took no longer than this, in milliseconds. */
export interface Spread {
  readonly p50: number
  readonly p95: number
}

/** Time on the clock, and the processor's time, which other work on the machine doesn't add to. */
export interface Speed {
  readonly name: string
  readonly wall: Spread
  readonly cpu: Spread
}

/** Times of one contestant, ask by ask. */
export class Stopwatch {
  readonly #name: string
  readonly #wall: number[] = []
  readonly #cpu: number[] = []

  constructor(name: string) {
    this.#name = name
  }

  /** Runs and times one ask. */
  async time<T>(ask: () => Promise<T> | T): Promise<T> {
    const cpu = process.cpuUsage()
    const start = performance.now()
    const answer = ask()
    // ours answers at once; waiting a turn would be counted against it
    const given = answer instanceof Promise ? await answer : answer
    this.#wall.push(performance.now() - start)
    const { user, system } = process.cpuUsage(cpu)
    this.#cpu.push((user + system) / 1000)
    return given
  }

  get speed(): Speed {
    return { name: this.#name, wall: spread(this.#wall), cpu: spread(this.#cpu) }
  }
}

function spread(times: readonly number[]): Spread {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) }
}
