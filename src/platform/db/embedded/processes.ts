import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

/**
 * A process that can be recognised later. A pid alone can't: pids are used again, and a folder may be shared by
 * containers that each count their own. `mark` is the process's start, `space` says in which counting the pid is.
 */
export interface ProcessIdentity {
  readonly pid: number
  readonly mark: string
  readonly space: string
}

export type ProcessState = 'running' | 'gone' | 'unknown'

/** The start of a running process, or undefined if there is none; a zombie is none. */
export function startMark(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (process.platform === 'linux') return linuxMark(pid)
  if (process.platform === 'win32') return signalReaches(pid) ? 'running' : undefined
  return unixMark(pid)
}

export function isRunning(pid: number): boolean {
  return startMark(pid) !== undefined
}

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, mark: startMark(process.pid) ?? '', space: pidSpace() }
}

/** `unknown`: written in another container or before a restart of the machine, so the pid says nothing here. */
export function stateOf(identity: ProcessIdentity): ProcessState {
  if (identity.space !== pidSpace()) return 'unknown'
  return startMark(identity.pid) === identity.mark ? 'running' : 'gone'
}

/** When the process started, in Unix seconds, where that can be read (Linux); else undefined. */
export function startedAtSeconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const ticks = Number(linuxMark(pid))
  const boot = /^btime (\d+)$/m.exec(readOrEmpty('/proc/stat'))?.[1]
  return Number.isNaN(ticks) || boot === undefined ? undefined : Number(boot) + ticks / 100
}

let knownSpace: string | undefined

function pidSpace(): string {
  knownSpace ??= process.platform === 'linux' ? linuxSpace() : process.platform
  return knownSpace
}

function linuxSpace(): string {
  const boot = readOrEmpty('/proc/sys/kernel/random/boot_id').trim()
  try {
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    // some sandboxes hide the namespace; then every pid is taken to be counted in one
    return boot
  }
}

function linuxMark(pid: number): string | undefined {
  const stat = readOrEmpty(`/proc/${pid}/stat`)
  // the name in brackets may itself hold brackets and blanks: fields count from the last one
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const state = fields[0]
  if (stat === '' || state === 'Z' || state === 'X') return undefined
  return fields[19]
}

function unixMark(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const [state, ...start] = line.split(/\s+/)
    return state === undefined || state.startsWith('Z') ? undefined : start.join(' ')
  } catch {
    // ps answers 1 where there is no such process
    return undefined
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // the process ended, or this system has no such file: both mean "nothing known"
    return ''
  }
}
