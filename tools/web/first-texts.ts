import { linksOf } from '../check/links.ts'
import type { Project } from '../check/project.ts'
import { isUsed, usesIn, type Uses } from '../check/text-uses.ts'

/** The frame of every page, and the page that has the least room: a sentence that somebody wants to write down now. */
const STARTS = ['src/surfaces/web/main.tsx', 'src/features/invitations/ui/pages/new-ask.tsx']
const ROUTER = 'src/surfaces/web/router.tsx'

/**
 * Which texts must be there before Compose is: those that its page, what opens on it and the frame around it say. Read
 * from the code, so that nobody keeps a list. All others come with the first page that isn't Compose.
 */
export function firstTexts(project: Project): (key: string) => boolean {
  const uses = usesOfFirst(project)
  return (key) => isUsed(key, uses)
}

function usesOfFirst(project: Project): Uses {
  const reached = new Set<string>()
  const visit = (path: string) => {
    if (reached.has(path)) return
    reached.add(path)
    const pages = path === ROUTER ? (project.text(path) ?? '') : ''
    for (const { target, typeOnly, specifier } of linksOf(project, path)) {
      const isPage = pages.includes(`import('${specifier}')`)
      if (target.kind === 'file' && !typeOnly && !isPage) visit(target.path)
    }
  }
  for (const start of STARTS) visit(start)
  return usesIn(project, reached)
}
