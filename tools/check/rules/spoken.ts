import { readTexts } from '../../gen/strings.ts'
import type { Rule } from '../finding.ts'
import { isTest } from '../place.ts'
import { codePaths, type Project } from '../project.ts'

const SAID = /\b(?:t|say)\(\s*(?:[\w.]+,\s*)?'([a-z][\w-]*(?:\.[\w-]+)+)'/g
const REFUSED = /\bstatus:\s*\d{3},\s*text:\s*'([^']+)'/g

export const spoken: Rule = {
  name: 'spoken',
  says: 'Every text that code says exists in English, and every refusal has a next step.',
  *find(project) {
    const english = readEnglish(project)
    for (const path of codePaths(project)) {
      const source = path.startsWith('src/') && !isTest(path) ? project.source(path) : undefined
      if (!source) continue
      for (const match of source.text.matchAll(SAID)) {
        if (english.has(match[1] ?? '')) continue
        yield { path, line: source.lineAt(match.index), message: `${match[1]} is no text in English` }
      }
      for (const match of source.text.matchAll(REFUSED)) {
        for (const key of [`${match[1]}`, `${match[1]}Next`]) {
          if (english.has(key)) continue
          yield { path, line: source.lineAt(match.index), message: `${key} is no text in English` }
        }
      }
    }
  },
}

function readEnglish(project: Project): Set<string> {
  const files = project.paths.filter((path) => path.endsWith('/strings/en.json'))
  return new Set(files.flatMap((path) => readTexts(path, project.text(path) ?? '{}').map(([key]) => key)))
}
