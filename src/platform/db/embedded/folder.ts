import { accessSync, chmodSync, constants, mkdirSync, statfsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { DatabaseUnavailable } from '../unavailable.ts'
import { type Account, accountCan } from './account.ts'
import type { Layout } from './layout.ts'

const ROOM_TO_BEGIN_BYTES = 150 * 1024 * 1024

/** Makes the data folder unless it is there, and refuses one that this account can't use. */
export function prepareFolder(dataDir: string): string {
  const path = resolve(dataDir)
  try {
    const made = mkdirSync(path, { recursive: true, mode: 0o755 })
    if (made !== undefined && process.getuid?.() === 0) openToAll(path, made)
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw unwritable(path, cause)
  }
  return path
}

/** A strict umask of root would close our own new folder to the account that PostgreSQL gets. */
function openToAll(path: string, topmost: string): void {
  for (let folder = path; ; folder = dirname(folder)) {
    chmodSync(folder, 0o755)
    if (folder === topmost || folder === dirname(folder)) return
  }
}

/** The cluster belongs to the account that made it; another ordinary one can't use it. */
export function refuseForeignCluster(layout: Layout): void {
  const owner = statSync(layout.cluster, { throwIfNoEntry: false })?.uid
  const us = process.getuid?.()
  if (owner === undefined || us === undefined || us === 0 || owner === us) return
  throw new DatabaseUnavailable(
    'database.folderForeign',
    `The database in ${layout.dataDir} belongs to another account (${owner}): run Askwell as that one, or name another folder with --data.`,
  )
}

export function refuseWithoutRoom(layout: Layout): void {
  if (statSync(layout.cluster, { throwIfNoEntry: false })) return
  const { bavail, bsize } = statfsSync(layout.dataDir)
  if (bavail * bsize < ROOM_TO_BEGIN_BYTES) throw diskFull(layout.dataDir)
}

export function diskFull(dataDir: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.diskFull',
    `The disk of ${dataDir} is full: make room (150 MB to begin with), then try again.`,
    { retryAfterSeconds: 30 },
  )
}

export function unreachable(layout: Layout, account: Account): DatabaseUnavailable {
  const better = ['/var/lib', '/srv', '/opt', tmpdir()].find((folder) => accountCan(account, 'enter', folder))
  const instead = better === undefined ? 'another folder' : join(better, 'askwell')
  return new DatabaseUnavailable(
    'database.folderUnreachable',
    `PostgreSQL doesn't run as root, and account ${account.uid} can't enter ${layout.dataDir}: name a folder that it can enter (--data ${instead}), or run Askwell as an ordinary account.`,
  )
}

/** Turns what the file system says into our sentence; anything else stays as it is. */
export function folderProblem(dataDir: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return unwritable(dataDir, error)
  return error
}

function unwritable(path: string, cause: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.folderUnwritable',
    `Askwell can't write to ${path}: give this account the folder, or name another one with --data.`,
    { cause },
  )
}
