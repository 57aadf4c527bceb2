import type { Rule } from '../finding.ts'
import { isTest, placeOf } from '../place.ts'
import { codePaths } from '../project.ts'

const STATELESS = new Set(['engine', 'slice', 'plug', 'contract'])
const VARIABLE = /^(?:export\s+)?(?:let|var)\s+([\w$]+|\{|\[)/gm

export const globals: Rule = {
  name: 'globals',
  says: 'Engine, slices and plugs keep no state in a module: what changes is an argument or a row.',
  *find(project) {
    for (const path of codePaths(project)) {
      if (!STATELESS.has(placeOf(path).kind) || isTest(path)) continue
      const source = project.source(path)
      for (const match of source?.code.matchAll(VARIABLE) ?? []) {
        const line = source?.lineAt(match.index) ?? 0
        yield { path, line, message: `${match[1]} is state of the module: hand it in` }
      }
    }
  },
}
