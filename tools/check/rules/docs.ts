import type { Rule } from '../finding.ts'

const PAGE = /^(?:[A-Z]+\.md|docs\/.*\.md|(?:engine|src|demo)\/(?:.*\/)?README\.md)$/
const NAMED = /`((?:bin|engine|src|demo|tests|tools)\/[\w./-]*)`/g

export const docs: Rule = {
  name: 'docs',
  says: 'A file or folder that a page names exists.',
  *find(project) {
    const known = withFolders(project.paths)
    for (const page of project.paths.filter((path) => PAGE.test(path))) {
      const text = project.text(page) ?? ''
      for (const match of text.matchAll(NAMED)) {
        const path = (match[1] ?? '').replace(/\/$/, '')
        if (known.has(path)) continue
        const line = text.slice(0, match.index).split('\n').length
        yield { path: page, line, message: `names ${path}, which doesn't exist` }
      }
    }
  },
}

function withFolders(paths: readonly string[]): Set<string> {
  const known = new Set(paths)
  for (const path of paths) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
      known.add(path.slice(0, at))
  }
  return known
}
