import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openDatabase } from '../open.ts'
import type { Role } from './holders.ts'
import { layoutOf } from './layout.ts'
import { stopPostmaster } from './postmaster.ts'
import { readPostmasterFile, writerRuns } from './postmaster-file.ts'

/** daemon: an ordinary account that every Unix has, for tests that run as root. It needs a name for initdb. */
export const ORDINARY = 1
export const isRoot = process.getuid?.() === 0

export interface HolderProcess {
  readonly child: ChildProcess
  readonly pid: number
  /** the rows whose commit it was told of, so far */
  readonly acknowledged: string[]
  /** resolves at `ready`, rejects with what it said on stderr */
  readonly ready: Promise<void>
  readonly ended: Promise<number | null>
}

export interface HolderOptions {
  readonly role: Role
  readonly dataDir: string
  readonly write?: boolean
  readonly uid?: number
  /** a command line that runs the process, such as setpriv */
  readonly through?: readonly string[]
}

const started = new Set<ChildProcess>()
const folders = new Set<string>()

/** A new folder that the given account owns; `afterEach(cleanUp)` removes it. */
export function newFolder(uid?: number): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'askwell-db-')))
  chmodSync(folder, 0o755)
  if (uid !== undefined) chownSync(folder, uid, uid)
  folders.add(folder)
  return folder
}

let base: Promise<string> | undefined

/** A new folder with a database in it, copied from one that is made once: initdb takes a second each time. */
export async function newDatabaseFolder(): Promise<string> {
  const folder = newFolder()
  await placeDatabase(folder)
  return folder
}

export async function placeDatabase(folder: string): Promise<void> {
  base ??= makeBase()
  mkdirSync(folder, { recursive: true })
  execFileSync('cp', ['-a', `${await base}/.`, folder])
}

/** For `afterAll`. */
export async function removeBase(): Promise<void> {
  if (base) rmSync(await base, { recursive: true, force: true })
  base = undefined
}

async function makeBase(): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'askwell-db-base-')))
  chmodSync(folder, 0o755)
  const database = await openDatabase({ role: 'command', dataDir: folder })
  await database.close()
  return folder
}

/** The PostgreSQL that runs on the folder, by its pid. */
export function runningPostmaster(dataDir: string): number | undefined {
  const file = readPostmasterFile(layoutOf(dataDir).cluster)
  return file && writerRuns(file) ? file.pid : undefined
}

/** kill -9 for the PostgreSQL of that folder. There must be one: signal 9 to the process 0 would end the test run. */
export function killPostmaster(dataDir: string): void {
  const pid = runningPostmaster(dataDir)
  if (pid === undefined) throw new Error(`No PostgreSQL runs on ${dataDir}.`)
  process.kill(pid, 'SIGKILL')
}

export function startHolder({ role, dataDir, write, uid, through = [] }: HolderOptions): HolderProcess {
  const script = join(import.meta.dirname, 'test-holder.ts')
  const [file, ...words] = [...through, process.execPath, script, role, dataDir, write ? 'write' : 'hold']
  const child = spawn(file, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  started.add(child)
  const acknowledged: string[] = []
  let complaint = ''
  child.stderr.on('data', (piece) => (complaint += String(piece)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') resolve()
      else acknowledged.push(line)
    })
    void ended.then(() => reject(new Error(complaint.trim())))
  })
  // who only waits for the end needn't look at both
  ready.catch(() => undefined)
  return { child, pid: child.pid ?? 0, acknowledged, ready, ended }
}

/** Ends what the test started, PostgreSQL too, and removes its folders. */
export async function cleanUp(): Promise<void> {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
  for (const folder of folders) {
    for (const inner of [folder, ...readdirSync(folder).map((name) => join(folder, name))])
      await stopIn(inner)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  folders.clear()
}

async function stopIn(folder: string): Promise<void> {
  const cluster = join(folder, 'pg')
  const file = readPostmasterFile(cluster)
  if (file) await stopPostmaster(cluster, file.pid)
}
