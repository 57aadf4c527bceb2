import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DatabaseUnavailable } from '../unavailable.ts'
import { ownIdentity, type ProcessIdentity, stateOf } from './processes.ts'

/** A lock of another container, whose pid says nothing here, is believed while its owner keeps touching it. */
const TOUCH_EVERY_MS = 2_000
const FOREIGN_LOCK_MS = 10_000
const PATIENCE_MS = 90_000

/**
 * Runs `work` while no other process starts, stops or counts on this folder. Survives kill -9 of the owner.
 *
 * A lock file that is deleted when stale can be deleted twice, the second time taking away somebody's fresh lock.
 * So locks are numbered and each is written once: whoever links `lock.<n+1>` after `lock.<n>` was let go or its
 * owner died has it. An old number that turns up late sees the higher one and gives way.
 */
export async function withFolderLock<T>(runDir: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(runDir, { recursive: true, mode: 0o755 })
  const number = await acquire(runDir)
  const lock = join(runDir, `lock.${number}`)
  const touching = setInterval(() => ifThere(() => utimesSync(lock, new Date(), new Date())), TOUCH_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    // emptied, not replaced: that works on a full disk too
    ifThere(() => truncateSync(lock))
  }
}

/** After a sleep of the machine another container may have taken the lock over and removed ours. */
function ifThere(touch: () => void): void {
  try {
    touch()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

async function acquire(runDir: string): Promise<number> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const newest = newestLock(runDir)
    const owner = newest === 0 ? undefined : liveOwner(join(runDir, `lock.${newest}`))
    if (owner === undefined && take(runDir, newest + 1)) return newest + 1
    if (Date.now() > until) {
      throw new DatabaseUnavailable(
        'database.folderBusy',
        `Another Askwell process (${owner?.pid ?? 'unknown'}) has been starting or stopping the database for more than a minute: wait for it or end it, then try again.`,
        { retryAfterSeconds: 10 },
      )
    }
    await wait(20 + Math.random() * 30)
  }
}

function lockNumbers(runDir: string): number[] {
  return readdirSync(runDir)
    .map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1]))
    .filter((number) => !Number.isNaN(number))
}

function newestLock(runDir: string): number {
  return Math.max(0, ...lockNumbers(runDir))
}

function liveOwner(path: string): ProcessIdentity | undefined {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity
    const state = stateOf(owner)
    if (state === 'unknown') return Date.now() - statSync(path).mtimeMs < FOREIGN_LOCK_MS ? owner : undefined
    return state === 'running' ? owner : undefined
  } catch {
    // let go (empty), removed by the owner of a newer lock, or torn by a power cut: in each case nobody's
    return undefined
  }
}

function take(runDir: string, number: number): boolean {
  const path = join(runDir, `lock.${number}`)
  const draft = draftLock(runDir)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  const numbers = lockNumbers(runDir)
  if (numbers.some((other) => other > number)) {
    rmSync(path, { force: true })
    return false
  }
  for (const old of numbers) if (old < number) rmSync(join(runDir, `lock.${old}`), { force: true })
  return true
}

let drafts = 0

/** Linked into place when it is whole, so that nobody reads half a name. */
function draftLock(runDir: string): string {
  drafts += 1
  const path = join(runDir, `draft.${process.pid}.${drafts}.${Math.random().toString(36).slice(2)}`)
  try {
    writeFileSync(path, JSON.stringify(ownIdentity()))
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  return path
}
