import type { Project } from './project.ts'

/** One broken rule at one place. The message says what is wrong and what to do instead. */
export interface Finding {
  readonly rule: string
  readonly path: string
  /** from 1; 0 where the whole file is meant */
  readonly line: number
  readonly message: string
}

/** A rule looks at the whole project and reports every place that breaks it. */
export interface Rule {
  readonly name: string
  /** one sentence: what holds everywhere */
  readonly says: string
  find(project: Project): Iterable<Omit<Finding, 'rule'>>
}

export function describeFinding(finding: Finding): string {
  const place = finding.line > 0 ? `${finding.path}:${finding.line}` : finding.path
  return `${place}  ${finding.rule}: ${finding.message}`
}
