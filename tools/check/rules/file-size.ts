import type { Rule } from '../finding.ts'

const LIMIT = 450
const COUNTED = /\.(ts|tsx|js|css)$/
const FREE = /\.gen\.ts$|\.golden\.|(^|\/)(migrations|fixtures)\//

export const fileSize: Rule = {
  name: 'file-size',
  says: `No file is longer than ${LIMIT} lines.`,
  *find(project) {
    for (const path of project.paths) {
      if (!COUNTED.test(path) || FREE.test(path)) continue
      const lines = (project.text(path) ?? '').trimEnd().split('\n').length
      if (lines > LIMIT) {
        yield { path, line: 0, message: `${lines} lines; the limit is ${LIMIT}: split it by what it does` }
      }
    }
  },
}
