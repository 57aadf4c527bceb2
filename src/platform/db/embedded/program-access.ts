import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Account, accountCan, capabilityFor } from './account.ts'
import { type Binaries, linkLibraries, program } from './binaries.ts'
import { unreachable } from './folder.ts'
import type { Layout } from './layout.ts'

/** Programs, and an account that can run them on this data folder. */
export interface Access {
  readonly binaries: Binaries
  readonly account: Account
}

/**
 * PostgreSQL refuses to run as root, so there it gets another account, which may be unable to enter the data folder
 * or to read the programs (both below root's home, say). A closed data folder is passed with a capability; programs
 * that can't be read are copied into the data folder, once per version.
 *
 * @throws DatabaseUnavailable that names a folder which would do
 */
export function accessFor(layout: Layout, binaries: Binaries, plain: Account): Access {
  const account = enteringAccount(layout, plain)
  const usable = binaries.linked && canRun(account, binaries)
  return { binaries: usable ? binaries : copyPrograms(layout, binaries), account }
}

function enteringAccount(layout: Layout, account: Account): Account {
  if (account.uid === undefined || accountCan(account, 'enter', layout.dataDir)) return account
  const capability = capabilityFor(account, layout.dataDir)
  if (capability === undefined) throw unreachable(layout, account)
  return { ...account, capability }
}

function canRun(account: Account, binaries: Binaries): boolean {
  if (account.uid === undefined) return true
  return (
    accountCan(account, 'run', program(binaries, 'postgres')) &&
    accountCan(account, 'read', join(binaries.root, 'share'))
  )
}

function copyPrograms(layout: Layout, binaries: Binaries): Binaries {
  const home = join(layout.dataDir, 'pg-program')
  const copy = join(home, binaries.build)
  if (!existsSync(copy)) {
    const growing = join(home, 'growing')
    rmSync(growing, { recursive: true, force: true })
    mkdirSync(growing, { recursive: true, mode: 0o755 })
    cpSync(binaries.root, join(growing, 'native'), { recursive: true, verbatimSymlinks: true })
    linkLibraries(growing)
    openToReaders(home)
    renameSync(growing, copy)
  }
  const root = join(copy, 'native')
  return { ...binaries, root, bin: join(root, 'bin'), linked: true }
}

/** An install under a strict umask has files that only its owner reads; the copy is for the other account. */
function openToReaders(path: string): void {
  const { mode } = lstatSync(path)
  if ((mode & constants.S_IFMT) === constants.S_IFLNK) return
  if ((mode & constants.S_IFMT) !== constants.S_IFDIR) {
    chmodSync(path, (mode & 0o100) === 0 ? 0o644 : 0o755)
    return
  }
  chmodSync(path, 0o755)
  for (const name of readdirSync(path)) openToReaders(join(path, name))
}
