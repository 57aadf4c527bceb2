import type { Project } from './project.ts'

const LITERAL = /['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g
const PREFIX = /`([a-z][\w-]*(?:\.[\w-]+)*\.)\$\{/g

/** The keys of texts that code says, whole or as far as they are written out. */
export interface Uses {
  readonly literals: ReadonlySet<string>
  readonly prefixes: readonly string[]
}

export function usesIn(project: Project, paths: Iterable<string>): Uses {
  const literals = new Set<string>()
  const prefixes = new Set<string>()
  for (const path of paths) {
    const text = project.text(path) ?? ''
    for (const match of text.matchAll(LITERAL)) literals.add(match[1] ?? '')
    for (const match of text.matchAll(PREFIX)) prefixes.add(match[1] ?? '')
  }
  return { literals, prefixes: [...prefixes] }
}

/** A key is written out, or begins like a template (`asks.state.${…}`), or belongs to one that is (`…Next`). */
export function isUsed(key: string, { literals, prefixes }: Uses): boolean {
  const stems = [key, key.replace(/Next$/, ''), key.replace(/\.\w+$/, '')]
  return stems.some((stem) => literals.has(stem)) || prefixes.some((prefix) => key.startsWith(prefix))
}
