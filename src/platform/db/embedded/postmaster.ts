import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseUnavailable } from '../unavailable.ts'
import { commandFor } from './account.ts'
import { program } from './binaries.ts'
import { programEnvironment } from './cluster.ts'
import { diskFull } from './folder.ts'
import { type Layout, SOCKET_PORT } from './layout.ts'
import {
  disownPostmasterFile,
  type PostmasterFile,
  readPostmasterFile,
  writerRuns,
} from './postmaster-file.ts'
import { isRunning } from './processes.ts'
import type { Access } from './program-access.ts'
import { answers } from './socket-folder.ts'

/** A running PostgreSQL: where it listens and its process. */
export interface Postmaster {
  readonly pid: number
  readonly host: string
  readonly port: number
  /** it runs in another container: its pid means nothing here */
  readonly elsewhere: boolean
}

export interface StartPlan extends Access {
  readonly layout: Layout
  /** `name=value`, after and over our own */
  readonly settings?: readonly string[]
}

/** For a database that may be lost in a power cut: tests, and a demonstration. */
export const THROW_AWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** After a kill -9 the orphaned back ends need a moment to notice; PostgreSQL refuses to start before. */
const START_TRIES = 12
const LONGEST_RECOVERY_MS = 600_000
const FAST_STOP_MS = 5_000
const IMMEDIATE_STOP_MS = 2_000

/** The PostgreSQL of this folder that runs already (an orphan too), or one that is started now. */
export async function ensurePostmaster(plan: StartPlan): Promise<Postmaster> {
  const adopted = await adopt(plan)
  if (adopted) return adopted
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await startOnce(plan)
    if ('pid' in outcome) return outcome
    if (attempt === START_TRIES || !outcome.mayPass) throw notStarted(plan.layout, outcome.output)
    await wait(100 * Math.min(attempt, 5))
  }
}

/** Stops it without losing anything: fast, then at once (crash recovery does the rest at the next start). */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', IMMEDIATE_STOP_MS],
    ['SIGKILL', IMMEDIATE_STOP_MS],
  ] as const) {
    if (!isPostmasterOf(cluster, pid)) return
    sendSignal(pid, signal)
    if (await gone(pid, patience)) return
  }
}

async function adopt(plan: StartPlan): Promise<Postmaster | undefined> {
  const { cluster } = plan.layout
  const until = Date.now() + LONGEST_RECOVERY_MS
  while (Date.now() < until) {
    const file = readPostmasterFile(cluster)
    if (file === undefined) return undefined
    if (!writerRuns(file)) {
      // its number may be counted in another container that shares the folder: then it still answers
      if (await answers(listening(file))) return { ...listening(file), elsewhere: true }
      if (isRunning(file.pid)) disownPostmasterFile(cluster)
      return undefined
    }
    if (file.status === 'ready') return listening(file)
    await wait(20)
  }
  throw notStarted(plan.layout, lastLines(plan.layout))
}

function listening({ pid, socket, port }: PostmasterFile): Postmaster {
  return { pid, host: socket === '' ? '127.0.0.1' : socket, port, elsewhere: false }
}

async function startOnce(plan: StartPlan): Promise<Postmaster | { mayPass: boolean; output: string }> {
  const { layout } = plan
  const logFrom = openLog(layout)
  const child = launch(plan, await freePort())
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const until = Date.now() + LONGEST_RECOVERY_MS
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const file = readPostmasterFile(layout.cluster)
    if (file?.pid === child.pid && file.status === 'ready') return listening(file)
    if (Date.now() > until) child.kill('SIGQUIT')
    await Promise.race([ended, wait(10)])
  }
  const output = readFileSync(layout.log, 'utf8').slice(logFrom)
  const mayPass = /is still in use|already exists|shared memory/.test(output)
  return { mayPass, output }
}

function launch(plan: StartPlan, port: number): ChildProcess {
  const { layout, binaries, account } = plan
  const words = ['-D', layout.cluster]
  for (const setting of [...settingsFor(layout, port), ...(plan.settings ?? [])]) words.push('-c', setting)
  const command = commandFor(account, program(binaries, 'postgres'), words)
  const log = openSync(layout.log, 'a')
  try {
    // its own group, so that Ctrl-C in a terminal reaches us and we stop it when the last answer is out
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: programEnvironment(),
      detached: true,
      stdio: ['ignore', log, log],
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

function settingsFor(layout: Layout, port: number): string[] {
  const listen =
    process.platform === 'win32'
      ? ['listen_addresses=127.0.0.1']
      : [
          'listen_addresses=',
          `unix_socket_directories=${quoteList(layout.socket)}`,
          // ends a long statement whose process was killed, and with it the locks that the next start waits for
          'client_connection_check_interval=2s',
        ]
  return [
    ...listen,
    `port=${port}`,
    'unix_socket_permissions=0700',
    'fsync=on',
    'synchronous_commit=on',
    'full_page_writes=on',
    'max_connections=60',
    'shared_buffers=128MB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_parallel_workers_per_gather=0',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    'logging_collector=off',
    'log_checkpoints=off',
    // what an error quotes is content (a key that is there already), which no log of ours holds
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_statement=none',
  ]
}

/** On a socket the port is only a name; on Windows it is one that nobody uses now. */
function freePort(): Promise<number> {
  if (process.platform !== 'win32') return Promise.resolve(SOCKET_PORT)
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : SOCKET_PORT))
    })
  })
}

/** PostgreSQL reads a comma in a folder's name as the end of it unless it is quoted. */
function quoteList(folder: string): string {
  return `"${folder.replaceAll('"', '""')}"`
}

function openLog(layout: Layout): number {
  const size = statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0
  if (size < 1_000_000) {
    closeSync(openSync(layout.log, 'a', 0o600))
    return size
  }
  renameSync(layout.log, `${layout.log}.1`)
  closeSync(openSync(layout.log, 'a', 0o600))
  return 0
}

function lastLines(layout: Layout): string {
  return readFileSync(layout.log, 'utf8').slice(-2_000)
}

function notStarted(layout: Layout, output: string): DatabaseUnavailable {
  if (output.includes('No space left on device')) return diskFull(layout.dataDir)
  const reason = output.split('\n').findLast((line) => /FATAL|PANIC|ERROR|error/.test(line))
  return new DatabaseUnavailable(
    'database.start',
    `PostgreSQL did not start in ${layout.dataDir}: ${reason ?? 'it said nothing'} (all of it: ${layout.log})`,
  )
}

export function isPostmasterOf(cluster: string, pid: number): boolean {
  const file = readPostmasterFile(cluster)
  return file !== undefined && file.pid === pid && writerRuns(file)
}

function sendSignal(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // it went between the look and the signal: just what was wanted
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function gone(pid: number, patience: number): Promise<boolean> {
  const until = Date.now() + patience
  while (isRunning(pid)) {
    if (Date.now() > until) return false
    await wait(10)
  }
  return true
}
