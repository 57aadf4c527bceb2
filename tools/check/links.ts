import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { isTest } from './place.ts'
import { codePaths, type Project } from './project.ts'

/** One import with what it leads to. */
export interface Link {
  readonly from: string
  readonly line: number
  readonly typeOnly: boolean
  readonly specifier: string
  readonly target: Target
}

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }

const ALIASES: readonly (readonly [string, string])[] = [
  ['#engine/', 'engine/'],
  ['#demo/', 'demo/'],
  ['#src/', 'src/'],
  ['#', 'src/'],
]

export function linksOf(project: Project, path: string): Link[] {
  const imports = project.source(path)?.imports ?? []
  return imports.map(({ line, typeOnly, specifier }) => ({
    from: path,
    line,
    typeOnly,
    specifier,
    target: resolve(path, specifier),
  }))
}

/** Links of all product code; tests are free to look anywhere and are left out. */
export function allLinks(project: Project): Link[] {
  return codePaths(project)
    .filter((path) => !isTest(path))
    .flatMap((path) => linksOf(project, path))
}

function resolve(from: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(from), bare) }
  if (isBuiltin(bare)) return { kind: 'node', name: bare }
  for (const [alias, folder] of ALIASES) {
    if (bare.startsWith(alias)) return { kind: 'file', path: folder + bare.slice(alias.length) }
  }
  return { kind: 'package', name: bare.split('/', bare.startsWith('@') ? 2 : 1).join('/') }
}
