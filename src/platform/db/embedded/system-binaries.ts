import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'

/** The PostgreSQL of this major version that the system's own package brought, or undefined. For tests. */
export function systemBinaries(major: number): Binaries | undefined {
  const bin = [`/usr/lib/postgresql/${major}/bin`, configuredBin()].find(
    (folder) => folder !== undefined && existsSync(join(folder, 'initdb')) && majorOf(folder) === major,
  )
  return bin === undefined
    ? undefined
    : { root: dirname(bin), bin, major, build: `system-${major}`, linked: true }
}

function majorOf(bin: string): number {
  const text = execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  return Number(/\d+/.exec(text)?.[0])
}

function configuredBin(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    // no pg_config: no PostgreSQL of the system
    return undefined
  }
}
