import { execFileSync } from 'node:child_process'
import type { Reporter, TestModule } from 'vitest/node'

/** The longest file takes a minute and a half on a quiet machine; a busy one may need many times that. */
const LONGEST_MS = 15 * 60_000
const LOOK_EVERY_MS = 15_000

/**
 * Ends a file of tests that never ends. vitest's own time limits are timers in the process that runs the file, and a
 * loop that never waits keeps them from ringing: the whole run would stand still and say nothing.
 */
export class StalledFiles implements Reporter {
  readonly #running = new Map<string, number>()
  readonly #now: () => number
  readonly #end: () => void
  #timer: NodeJS.Timeout | undefined

  constructor(now: () => number = () => performance.now(), end: () => void = endWorkers) {
    this.#now = now
    this.#end = end
  }

  onTestRunStart(): void {
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS).unref()
  }

  onTestModuleStart({ moduleId }: Pick<TestModule, 'moduleId'>): void {
    this.#running.set(moduleId, this.#now())
  }

  onTestModuleEnd({ moduleId }: Pick<TestModule, 'moduleId'>): void {
    this.#running.delete(moduleId)
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer)
  }

  /** Names what has run for too long, and ends the processes of all tests: vitest counts their files as failed. */
  look(): void {
    const stalled = [...this.#running].filter(([, since]) => this.#now() - since > LONGEST_MS)
    if (stalled.length === 0) return
    for (const [file] of stalled) {
      console.error(`✗ ${file} has run for more than ${LONGEST_MS / 60_000} minutes and is ended.`)
      this.#running.delete(file)
    }
    this.#end()
  }
}

function endWorkers(): void {
  const workers = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, parent]) => (parent === process.pid && pid > 0 ? [pid] : []))
  for (const pid of workers) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it ended between the list and the signal (the listing itself is one of them)
    }
  }
}
