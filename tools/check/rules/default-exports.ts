import type { Rule } from '../finding.ts'
import { codePaths } from '../project.ts'

const CONFIG = /^[^/]+\.config\.ts$/
const DEFAULT = /(?:^|\n)\s*export\s+default\b|\bas\s+default\s*[,}]/g

export const defaultExports: Rule = {
  name: 'default-exports',
  says: 'Exports have names; only the settings of a tool may be a default export.',
  *find(project) {
    for (const path of codePaths(project)) {
      if (CONFIG.test(path)) continue
      const source = project.source(path)
      for (const match of source?.code.matchAll(DEFAULT) ?? []) {
        const line = source?.lineAt(match.index + match[0].length - 1) ?? 0
        yield { path, line, message: 'a default export: give it its name' }
      }
    }
  },
}
