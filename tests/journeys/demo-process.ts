import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface Demo {
  readonly url: string
  stop(): Promise<void>
}

const ROOT = join(import.meta.dirname, '../..')

/** `askwell demo` as a visitor starts it, on a port that the system chooses. */
export async function startDemo(hear: (piece: string) => void = () => undefined): Promise<Demo> {
  const child = spawn(process.execPath, [join(ROOT, 'bin/askwell.js'), 'demo', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  let said = ''
  const url = await new Promise<string>((found, failed) => {
    const listen = (piece: Buffer) => {
      said += piece.toString()
      hear(piece.toString())
      const address = /sample is ready: (\S+)\/demo/.exec(said)?.[1]
      if (address !== undefined) found(address)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => failed(new Error(`The demo ended instead of starting: ${said}`)))
  })
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
