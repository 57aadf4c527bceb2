import { exceptions } from './exceptions.ts'
import type { Finding, Rule } from './finding.ts'
import type { Project } from './project.ts'
import { rules } from './rules.ts'

/** Everything that breaks a rule, in the order of paths; an exception that is no longer needed is one, too. */
export function findAll(project: Project, allowed: readonly string[] = exceptions): Finding[] {
  const found = rules.flatMap((rule) => findBy(rule, project))
  const keys = new Set(found.map(keyOf))
  const unneeded = allowed
    .filter((exception) => !keys.has(exception))
    .map((exception) => ({
      rule: 'exceptions',
      path: 'tools/check/exceptions.ts',
      line: 0,
      message: `"${exception}" is no longer broken: take it off the list`,
    }))
  const remaining = found.filter((finding) => !allowed.includes(keyOf(finding)))
  return [...remaining, ...unneeded].sort(byPlace)
}

/** What one rule finds. */
export function findBy(rule: Rule, project: Project): Finding[] {
  return [...rule.find(project)].map((finding) => ({ rule: rule.name, ...finding }))
}

function keyOf(finding: Finding): string {
  return `${finding.rule} ${finding.path}`
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.line - b.line
}
