import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startedAtSeconds, startMark } from './processes.ts'

/** What PostgreSQL says about itself in postmaster.pid. */
export interface PostmasterFile {
  readonly pid: number
  readonly startedAt: number
  readonly port: number
  readonly socket: string
  readonly status: string
}

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return {
      pid: Math.abs(Number(lines[0])),
      startedAt: Number(lines[2]),
      port: Number(lines[3]),
      socket: lines[4]?.trim() ?? '',
      status: lines[7]?.trim() ?? '',
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

/**
 * Does the process that the file names still run, and is it the one that wrote it? Where a start can be read, a
 * process that began after the file was written only has the same number.
 */
export function writerRuns(file: PostmasterFile): boolean {
  if (startMark(file.pid) === undefined) return false
  const started = startedAtSeconds(file.pid)
  return started === undefined || started <= file.startedAt + 2
}

/**
 * Makes a left-over file harmless when its number now belongs to somebody else. PostgreSQL takes its parent's
 * number for stale and goes on to check, by the file's other lines, that no orphan still writes: so the file is not
 * deleted, which would skip that check.
 */
export function disownPostmasterFile(cluster: string): void {
  const path = join(cluster, 'postmaster.pid')
  const lines = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [String(process.pid), ...lines.slice(1)].join('\n'))
}
