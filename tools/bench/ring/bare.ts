import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { join } from 'node:path'

/** A server that does nothing, asked ten times a second while the other one works: the baseline of its delays. */
export class Bare {
  readonly delays: number[] = []
  readonly #child: ChildProcess
  readonly #timer: NodeJS.Timeout

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.#timer = setInterval(() => this.#ask(port), 100)
  }

  static async start(): Promise<Bare> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], { stdio: 'pipe' })
    const [port] = (await once(child.stdout, 'data')) as [Buffer]
    return new Bare(child, Number(port.toString()))
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#child.kill()
  }

  #ask(port: number): void {
    const start = performance.now()
    const sent = get(`http://127.0.0.1:${port}`, { agent: false }, (response) => {
      response.resume()
      response.on('end', () => this.delays.push(performance.now() - start))
    })
    // the last one may find it stopped
    sent.on('error', () => undefined)
  }
}
