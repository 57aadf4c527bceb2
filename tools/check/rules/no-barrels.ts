import type { Rule } from '../finding.ts'
import { isCode } from '../project.ts'

const VAGUE = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'services',
  'managers',
  'misc',
  'shared',
  'lib',
])
const OUR_CODE = /^(bin|engine|src|demo|tests|tools)\//

export const noBarrels: Rule = {
  name: 'no-barrels',
  says: 'No index files, no `export *`, and no file or folder whose name says nothing (utils, helpers, common …).',
  *find(project) {
    for (const path of project.paths) {
      if (!OUR_CODE.test(path)) continue
      const words = path.split('/').map((segment) => segment.split('.')[0] ?? '')
      const vague = words.find((word) => VAGUE.has(word))
      if (vague) yield { path, line: 0, message: `"${vague}" says nothing: name it after what it does` }
      if (!isCode(path)) continue
      if (words.at(-1) === 'index')
        yield { path, line: 0, message: 'an index file: import the file that is meant' }
      const source = project.source(path)
      for (const match of source?.code.matchAll(/(?:^|\n)\s*export\s*\*/g) ?? []) {
        const line = source?.lineAt(match.index + match[0].length - 1) ?? 0
        yield { path, line, message: 'export *: import the file that is meant' }
      }
    }
  },
}
