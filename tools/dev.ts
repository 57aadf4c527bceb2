import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The demo and, where there is one, Vite's server with live reloading. Ends both when one of them ends. */
const root = join(import.meta.dirname, '..')
const children: ChildProcess[] = [start(process.execPath, [join(root, 'bin/askwell.js'), 'demo'])]
if (existsSync(join(root, 'vite.config.ts'))) children.push(start(join(root, 'node_modules/.bin/vite'), []))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))

function start(command: string, args: readonly string[]): ChildProcess {
  const forwarded = command === process.execPath ? process.argv.slice(2) : []
  const child = spawn(command, [...args, ...forwarded], { cwd: root, stdio: 'inherit' })
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 1
    stop('SIGTERM')
  })
  return child
}

function stop(signal: NodeJS.Signals): void {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  }
}
