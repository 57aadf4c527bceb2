import { buffer, text } from 'node:stream/consumers'
import type { Io } from './io.ts'

export function processIo(): Io {
  // A reader that closes early (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (line) => process.stdout.write(line),
    err: (line) => process.stderr.write(line),
    stdin: () => text(process.stdin),
    stdinBytes: () => buffer(process.stdin),
    now: () => Date.now(),
    isTty: process.stderr.isTTY,
    env: process.env,
  }
}
