import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beginTryOut } from './slack-emulator/try-out.ts'

/**
 * The demo and, where there is one, Vite's server with live reloading. Ends both when one of them ends. With
 * `--slack` instead of the demo, from which nothing can leave, a small organisation whose Slack is our emulator.
 */
const root = join(import.meta.dirname, '..')
const askwell = join(root, 'bin/askwell.js')
const args = process.argv.slice(2)
const tryOut = args.includes('--slack') ? await beginTryOut(askwell, { server: '7400', slack: 7410 }) : null
if (tryOut) console.log(`Slack, as its members see it: ${tryOut.slack.url}`)
const children: ChildProcess[] = [
  tryOut
    ? start(process.execPath, [askwell, ...tryOut.args], tryOut.env)
    : start(process.execPath, [askwell, 'demo', ...args]),
]
if (existsSync(join(root, 'vite.config.ts'))) children.push(start(join(root, 'node_modules/.bin/vite'), []))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))

function start(
  command: string,
  given: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const child = spawn(command, [...given], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
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
  if (children.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null))
    void tryOut?.close()
}
