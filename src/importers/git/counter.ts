import type { ReadContext } from '../contract.ts'
import { askGit } from './command.ts'
import type { Span } from './log.ts'

const PROGRESS_EVERY = 500
/** A shorter history is read before its length is counted. */
const COUNT_FROM = 5000

/** Tells how far a read is. How much there is in all is counted beside it, by a git of its own. */
export class Counter {
  readonly #tell: ReadContext['progress']
  readonly #stop = new AbortController()
  readonly #count: () => Promise<void>
  #counting: Promise<void> | undefined
  #done = 0
  #told = 0
  #total: number | undefined

  /** Counts nothing where nobody listens. */
  constructor(folder: string, spans: readonly Span[], tell: ReadContext['progress']) {
    this.#tell = tell
    this.#count = () => this.#countAll(folder, spans)
  }

  count(commits: number): void {
    this.#done += commits
    if (!this.#tell || this.#done - this.#told < PROGRESS_EVERY) return
    if (this.#done >= COUNT_FROM) this.#counting ??= this.#count()
    this.#report()
  }

  /** What was read is all there is. */
  finish(): void {
    this.#total = this.#done
    this.#report()
  }

  /** Ends the counting, where it still goes on. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#counting
  }

  async #countAll(folder: string, spans: readonly Span[]): Promise<void> {
    let total = 0
    try {
      for (const { tip, read, skip } of spans) {
        const args = ['rev-list', '--count', '--no-merges', tip, ...read.map((commit) => `^${commit}`), '--']
        const { code, output } = await askGit(folder, args, { signal: this.#stop.signal })
        if (code !== 0) return
        total += Math.max(0, Number(output) - skip)
      }
      this.#total ??= total
    } catch (error) {
      // stopped: the read is over, and with it the need to know
      if (!this.#stop.signal.aborted) throw error
    }
  }

  #report(): void {
    this.#told = this.#done
    this.#tell?.({ done: this.#done, ...(this.#total === undefined ? {} : { total: this.#total }) })
  }
}
