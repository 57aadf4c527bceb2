import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable } from '../unavailable.ts'
import { type Account, commandFor, giveTo } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import { diskFull } from './folder.ts'
import type { Layout } from './layout.ts'
import type { Access } from './program-access.ts'

export const OWNER = 'askwell'

/** How a cluster is made. PostgreSQL before 17 has no built-in locale. */
export interface ClusterStyle {
  readonly durable: boolean
  readonly builtinLocale: boolean
}

/**
 * Makes the cluster unless it is there. It grows under another name and gets its own in one step when it is on
 * disk, so that a kill -9 in the middle leaves only something to sweep away.
 */
export async function ensureCluster(layout: Layout, access: Access, style: ClusterStyle): Promise<void> {
  const { binaries, account } = access
  sweepUnfinished(layout)
  if (existsSync(layout.cluster)) return checkMajor(layout, binaries)
  const growing = join(layout.dataDir, `pg.new-${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(growing, { mode: 0o700 })
  giveTo(account, growing)
  const words = ['-D', growing, '-U', OWNER, '-E', 'UTF8', ...accessWords(layout), ...styleWords(style)]
  const { code, output } = await runProgram(account, program(binaries, 'initdb'), words)
  if (code !== 0) {
    rmSync(growing, { recursive: true, force: true })
    throw notMade(layout, account, output)
  }
  renameSync(growing, layout.cluster)
  syncFolder(layout.dataDir)
}

/** The password of the loopback connection on Windows, where there is no private socket; else undefined. */
export function clusterPassword(layout: Layout): string | undefined {
  if (process.platform !== 'win32') return undefined
  const path = passwordFile(layout)
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(path, 'utf8')
}

function passwordFile(layout: Layout): string {
  return join(layout.run, 'password')
}

function accessWords(layout: Layout): string[] {
  if (clusterPassword(layout) === undefined) return ['-A', 'trust']
  return ['-A', 'scram-sha-256', `--pwfile=${passwordFile(layout)}`]
}

function styleWords(style: ClusterStyle): string[] {
  const locale = style.builtinLocale
    ? ['--locale-provider=builtin', '--locale=C.UTF-8']
    : ['--locale=C.UTF-8']
  return style.durable ? locale : [...locale, '--no-sync', '--wal-segsize=1']
}

function sweepUnfinished(layout: Layout): void {
  for (const name of readdirSync(layout.dataDir)) {
    if (!name.startsWith('pg.new-')) continue
    try {
      rmSync(join(layout.dataDir, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    } catch {
      // an initdb whose starter was killed still writes there; the next start sweeps what it leaves
    }
  }
}

function checkMajor(layout: Layout, binaries: Binaries): void {
  const path = join(layout.cluster, 'PG_VERSION')
  if (!existsSync(path)) {
    throw new DatabaseUnavailable(
      'database.folderForeign',
      `${layout.cluster} is not a PostgreSQL data folder: name another folder with --data, or move that one away.`,
    )
  }
  const major = readFileSync(path, 'utf8').trim()
  if (major === String(binaries.major)) return
  throw new DatabaseUnavailable(
    'database.otherMajor',
    `${layout.dataDir} was written by PostgreSQL ${major} and this Askwell brings ${binaries.major}: run "askwell backup" with the Askwell that wrote it, then "askwell restore" into a new folder.`,
  )
}

function notMade(layout: Layout, account: Account, output: string): DatabaseUnavailable {
  if (output.includes('No space left on device')) return diskFull(layout.dataDir)
  if (output.includes('could not look up effective user ID'))
    return nameless(account.uid ?? process.getuid?.())
  const last = output.trim().split('\n').slice(-3).join(' ')
  return new DatabaseUnavailable(
    'database.start',
    `PostgreSQL could not make its data folder in ${layout.dataDir}: ${last}`,
  )
}

function nameless(uid: number | undefined): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.start',
    `PostgreSQL needs an account with a name, and account ${uid} has none: add it to /etc/passwd, or run Askwell as an account that is in there (in a container: one of the image).`,
  )
}

function runProgram(account: Account, file: string, words: readonly string[]) {
  const command = commandFor(account, file, words)
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: '/',
      env: programEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** PostgreSQL's own variables (PGDATA, PGPORT, LC_…) would change what the embedded one does. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
