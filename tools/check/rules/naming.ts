import type { Rule } from '../finding.ts'

const OUR_CODE = /^(bin|engine|src|demo|tests|tools)\//
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/
const FREE = /(^|\/)(README\.md$|fixtures\/|migrations\/|strings\/)/

export const naming: Rule = {
  name: 'naming',
  says: 'Files and folders are written in kebab-case.',
  *find(project) {
    for (const path of project.paths) {
      if (!OUR_CODE.test(path) || FREE.test(path)) continue
      const wrong = path.split('/').find((segment) => !KEBAB.test(segment))
      if (wrong) yield { path, line: 0, message: `"${wrong}" is not kebab-case` }
    }
  },
}
