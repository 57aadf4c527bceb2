import { execFileSync } from 'node:child_process'

/** A process seen from outside, every half second: its memory, and the processor time that it has used. */
export class Footprint {
  readonly #pid: number
  readonly #timer: NodeJS.Timeout
  #mostKb = 0

  constructor(pid: number) {
    this.#pid = pid
    this.#timer = setInterval(() => this.#look(), 500)
  }

  /** the most that was resident at once, in megabytes */
  get megabytes(): number {
    return this.#mostKb / 1_024
  }

  cpuSeconds(): number {
    const [minutes = '', seconds = ''] = read(this.#pid, 'cputime').split(/:(?=[\d.]+$)/)
    const hours = minutes.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0)
    return hours * 60 + Number(seconds)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#look()
  }

  #look(): void {
    this.#mostKb = Math.max(this.#mostKb, Number(read(this.#pid, 'rss')))
  }
}

function read(pid: number, what: 'rss' | 'cputime'): string {
  return execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
}
