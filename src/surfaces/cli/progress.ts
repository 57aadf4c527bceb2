import type { Io } from './io.ts'

export interface Progress {
  readonly at: (done: number, total?: number) => void
  readonly end: () => void
}

const WIDTH = 24
const LINE_EVERY_MS = 1_000

/** Progress on stderr: a bar on a terminal, a line now and then elsewhere. */
export function createProgress(io: Pick<Io, 'err' | 'isTty' | 'now'>, label: string): Progress {
  let shown = 0
  let last = ''
  const at = (done: number, total?: number) => {
    last = total === undefined ? `${label}: ${done}` : `${label}: ${done} of ${total}`
    if (io.now() - shown < (io.isTty ? 80 : LINE_EVERY_MS)) return
    shown = io.now()
    if (io.isTty) io.err(`\r${bar(done, total)}${last}\u001b[K`)
    else io.err(`${last}\n`)
  }
  const end = () => {
    if (last === '') return
    io.err(io.isTty ? `\r${last}\u001b[K\n` : `${last}\n`)
  }
  return { at, end }
}

function bar(done: number, total: number | undefined): string {
  if (total === undefined || total <= 0) return ''
  const full = Math.min(WIDTH, Math.round((done / total) * WIDTH))
  return `[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] `
}
