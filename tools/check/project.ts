import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readSource, type Source } from './source.ts'

/** What the rules look at: plain data, so that a test can plant a violation without touching the disk. */
export interface Project {
  /** every file that is tracked or about to be, as a path from the project's root with `/` */
  readonly paths: readonly string[]
  /** the text of a file; undefined where there is no such file */
  text(path: string): string | undefined
  /** a code file read into imports, comments and masked code; undefined where there is no such file */
  source(path: string): Source | undefined
}

const CODE = /\.(ts|tsx|js|mjs)$/
const BINARY = /\.(png|jpg|jpeg|gif|ico|woff2?|gz|zip|br|pdf)$/
const BIG = 2_000_000

export function isCode(path: string): boolean {
  return CODE.test(path)
}

export function codePaths(project: Project): string[] {
  return project.paths.filter(isCode)
}

/** A project from texts by path; reads each file at most once. */
export function projectOf(paths: readonly string[], read: (path: string) => string | undefined): Project {
  const texts = new Map<string, string | undefined>()
  const sources = new Map<string, Source>()
  const known = new Set(paths)
  const text = (path: string) => {
    if (!texts.has(path)) texts.set(path, known.has(path) ? read(path) : undefined)
    return texts.get(path)
  }
  const source = (path: string) => {
    const seen = sources.get(path)
    if (seen) return seen
    const content = isCode(path) ? text(path) : undefined
    if (content === undefined) return undefined
    const made = readSource(content)
    sources.set(path, made)
    return made
  }
  return { paths: [...known].sort(), text, source }
}

/** The project in a folder: what git tracks or would track; without git, every file that isn't installed or built. */
export function loadProject(root: string): Project {
  const paths = listFiles(root).filter((path) => !BINARY.test(path))
  return projectOf(paths, (path) => {
    const file = join(root, path)
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat?.isFile() && stat.size < BIG ? readFileSync(file, 'utf8') : undefined
  })
}

function listFiles(root: string): string[] {
  try {
    const args = ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const out = execFileSync('git', args, { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
    const listed = out.toString().split('\0').filter(Boolean)
    return listed.filter((path) => statSync(join(root, path), { throwIfNoEntry: false }))
  } catch {
    // an unpacked archive has no git: walk the folder instead
    return walk(root, '')
  }
}

function walk(root: string, folder: string): string[] {
  const skipped = new Set(['node_modules', 'dist', '.git', 'askwell-data', 'askwell-demo-data'])
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    const path = folder ? `${folder}/${entry.name}` : entry.name
    return entry.isDirectory() ? walk(root, path) : [path]
  })
}
