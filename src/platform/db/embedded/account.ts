import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'

/** nobody: the account that PostgreSQL gets when we run as root, which it refuses */
const NOBODY = 65534

/** Who PostgreSQL runs as. Without `uid` it runs as we do. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
  /**
   * Linux capability that lets the account pass folders closed to it (a data folder below root's home). It opens
   * nothing to anybody else: PostgreSQL takes connections on a socket that only root and the account can reach.
   */
  readonly capability?: string
}

/** @param cluster may not exist yet; an existing one keeps its owner, so that sudo doesn't lock a person out */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return { uid: NOBODY, gid: NOBODY }
}

/** Can the account do this with the path? Asked of a process of that account, which knows ACLs and mounts too. */
export function accountCan(account: Account, what: 'enter' | 'read' | 'run', path: string): boolean {
  if (process.platform === 'win32') return true
  const script = { enter: 'cd "$0"', read: 'test -r "$0"', run: 'test -x "$0"' }[what]
  const command = commandFor(account, '/bin/sh', ['-c', script, path])
  const { status } = spawnSync(command.file, command.args, { ...command.options, cwd: '/', stdio: 'ignore' })
  return status === 0
}

/** A capability with which the account enters the path, the smaller one first; undefined if there is none. */
export function capabilityFor(account: Account, path: string): string | undefined {
  if (process.platform !== 'linux' || account.uid === undefined) return undefined
  return ['dac_read_search', 'dac_override'].find((capability) =>
    accountCan({ ...account, capability }, 'enter', path),
  )
}

/** The command line and options with which a program runs as the account. */
export function commandFor(account: Account, file: string, args: readonly string[]) {
  const { uid, gid, capability } = account
  if (uid === undefined || gid === undefined) return { file, args: [...args], options: {} }
  if (capability === undefined) return { file, args: [...args], options: { uid, gid } satisfies SpawnOptions }
  const change = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const keep = [`--inh-caps=-all,+${capability}`, `--ambient-caps=-all,+${capability}`]
  const bound = [`--bounding-set=-all,+${capability}`]
  return { file: 'setpriv', args: [...change, ...keep, ...bound, '--', file, ...args], options: {} }
}

export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}
