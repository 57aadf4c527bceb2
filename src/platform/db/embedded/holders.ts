import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownIdentity, type ProcessIdentity, type ProcessState, stateOf } from './processes.ts'

export type Role = 'server' | 'command'

export interface Holder extends ProcessIdentity {
  readonly role: Role
  readonly since: string
}

export interface ListedHolder extends Holder {
  readonly state: ProcessState
  readonly path: string
}

/**
 * Who uses the running PostgreSQL of a folder: one file per holder. Read and change them only under the folder lock.
 * Files of processes that are gone are removed on sight.
 */
export function listHolders(runDir: string): ListedHolder[] {
  const folder = holdersFolder(runDir)
  const found: ListedHolder[] = []
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const holder = readHolder(path)
    const state = holder === undefined ? 'gone' : stateOf(holder)
    if (holder === undefined || state === 'gone') rmSync(path, { force: true })
    else found.push({ ...holder, state, path })
  }
  return found
}

/** @returns the path to remove when the holder leaves */
export function addHolder(runDir: string, role: Role): string {
  const holder: Holder = { ...ownIdentity(), role, since: new Date().toISOString() }
  const path = join(holdersFolder(runDir), `${process.pid}-${Math.random().toString(36).slice(2)}.json`)
  writeFileSync(path, JSON.stringify(holder))
  return path
}

function holdersFolder(runDir: string): string {
  const folder = join(runDir, 'holders')
  mkdirSync(folder, { recursive: true })
  return folder
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    // cut off by a kill -9 or a full disk while it was written: its writer never got further
    return undefined
  }
}
