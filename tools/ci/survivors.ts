import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

export interface Survivor {
  readonly pid: number
  readonly command: string
}

/**
 * Processes that belong to a run and are still alive: those that carry its mark in their environment, or work or
 * look below its folder. PostgreSQL writes its title over its environment and therefore needs the second sign.
 * The caller and the processes above it aren't counted. Linux only: elsewhere there is no /proc, and no answer.
 *
 * @param mark `NAME=value` that was in the environment of the run
 * @param folder absolute path that the run had for its temporary files
 */
export function survivorsOf(mark: string, folder: string): Survivor[] {
  const above = new Set(ancestors(process.pid))
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && !above.has(pid) && belongs(pid, mark, folder))
    .map((pid) => ({ pid, command: read(pid, 'cmdline').replaceAll('\0', ' ').trim() }))
}

function belongs(pid: number, mark: string, folder: string): boolean {
  if (read(pid, 'environ').split('\0').includes(mark)) return true
  return workingFolder(pid).startsWith(`${folder}/`) || read(pid, 'cmdline').includes(`${folder}/`)
}

function ancestors(pid: number): number[] {
  const parent = Number(/\) \S (\d+)/.exec(read(pid, 'stat'))?.[1] ?? 0)
  return parent > 0 ? [pid, ...ancestors(parent)] : [pid]
}

function workingFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // gone meanwhile, or somebody else's: not one of ours
    return ''
  }
}

function read(pid: number, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    // gone meanwhile, or somebody else's: not one of ours
    return ''
  }
}
