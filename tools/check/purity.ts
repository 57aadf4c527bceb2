import { linksOf, type Link } from './links.ts'
import type { Project } from './project.ts'
import type { Source } from './source.ts'

/** Packages that the pure engine may use: no I/O, no clock, no chance. */
export const ENGINE_PACKAGES: ReadonlySet<string> = new Set(['chrono-node', 'temporal-polyfill', 'stemmer'])
/** Packages that a slice's pure files may use besides. */
export const SCHEMA_PACKAGES: ReadonlySet<string> = new Set([...ENGINE_PACKAGES, 'zod'])

export interface Impurity {
  readonly line: number
  readonly what: string
}

/** What asks the clock or rolls dice, wherever it runs. */
const CLOCK_AND_CHANCE =
  /\bDate\.now\b|\bnew\s+Date\s*(?:\(\s*\)|(?![\s(\w]))|(?<![.\w$])Date\s*\(\s*\)|\bMath\.random\b|\bTemporal\.Now\b|(?<![.\w$])performance\.now\b|\bcrypto\.(?:randomUUID|getRandomValues|randomBytes)\b/g

/** What only exists in Node or in a browser, or has an effect outside. */
const SURROUNDINGS =
  /(?<![.\w$#])(process|window|document|navigator|localStorage|sessionStorage|performance|crypto|console|globalThis|Buffer|require|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|XMLHttpRequest|WebSocket|EventSource|__dirname|__filename|alert)(?=\s*[.([])/g

export function clockAndChance(source: Source): Impurity[] {
  return [...source.code.matchAll(CLOCK_AND_CHANCE)].map((match) => ({
    line: source.lineAt(match.index),
    what: match[0].replace(/\s+/g, ' '),
  }))
}

/** Uses of Node's or a browser's globals. A word that the file itself declares (`document`) is its own. */
export function surroundings(source: Source): Impurity[] {
  return [...source.code.matchAll(SURROUNDINGS)].flatMap((match) => {
    const name = match[1] ?? ''
    return declares(source.code, name) ? [] : [{ line: source.lineAt(match.index), what: name }]
  })
}

function declares(code: string, name: string): boolean {
  const declared = `\\b(?:const|let|var|function)\\s+${name}\\b|[({,]\\s*${name}\\s*(?:\\??:|[,)}=])|\\b${name}\\s*=>`
  return new RegExp(declared).test(code)
}

/** Everything that keeps a file from being pure by itself, once a line, leaving aside what it imports. */
export function impuritiesOf(source: Source): Impurity[] {
  const byLine = new Map<number, Impurity>()
  for (const impurity of [...surroundings(source), ...clockAndChance(source)])
    byLine.set(impurity.line, impurity)
  return [...byLine.values()].sort((a, b) => a.line - b.line)
}

/**
 * Whether a file of the platform is pure through and through (a refusal, an id's type), so that a slice's pure
 * files may use it. Such files needn't be listed: the answer follows from what they import.
 */
export function isPureFile(project: Project, path: string, trail: ReadonlySet<string> = new Set()): boolean {
  if (trail.has(path)) return true
  const source = project.source(path)
  if (!source || impuritiesOf(source).length > 0) return false
  const inner = new Set([...trail, path])
  return linksOf(project, path).every((link) => isPureLink(project, link, inner))
}

function isPureLink(project: Project, { target }: Link, trail: ReadonlySet<string>): boolean {
  if (target.kind === 'node') return false
  if (target.kind === 'package') return SCHEMA_PACKAGES.has(target.name)
  return target.path.startsWith('engine/') || isPureFile(project, target.path, trail)
}
