import { linksOf } from '../check/links.ts'
import type { Project } from '../check/project.ts'

/** What Compose fetches once it stands (`use-coaching.ts`). */
const STARTS = ['lazy', 'analyse', 'deadline-taps', 'dates/asker-clock'].map(
  (name) => `engine/coach/${name}.ts`,
)

/**
 * The files of the coach that are there before the first letter is read; its second look and the languages besides
 * English come later. In one script they compress better than in seven.
 */
export function coachFiles(project: Project): ReadonlySet<string> {
  const reached = new Set<string>()
  const visit = (path: string) => {
    if (reached.has(path)) return
    reached.add(path)
    const text = project.text(path) ?? ''
    for (const { target, typeOnly, specifier } of linksOf(project, path)) {
      const comesLater = text.includes(`import('${specifier}')`)
      if (target.kind === 'file' && !typeOnly && !comesLater) visit(target.path)
    }
  }
  for (const start of STARTS) visit(start)
  return reached
}
