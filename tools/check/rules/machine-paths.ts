import type { Rule } from '../finding.ts'

const TRACES: readonly (readonly [RegExp, string])[] = [
  [/\/(?:home|Users)\/[a-z][\w.-]*\/|\/work\/(?:main|shared)\b|\bC:\\Users\\/, 'a path of one machine'],
  [/\bregistry\.[a-z0-9-]+\.(?:com|org|net|io|dev|cn|local|internal)\b/i, 'the host of a package registry'],
  [
    /(?:artifactory|verdaccio|npmmirror|codeartifact)[a-z0-9-]*\.[a-z]{2,}/i,
    'the host of a package registry',
  ],
  [/"resolved":\s*"(?:https?|file):/, 'the address that a package came from'],
  [/:_auth(?:Token)?=/, 'a credential'],
]
const OWN_TEST = /^tools\/check\/rules\/machine-paths\.test\.ts$/

export const machinePaths: Rule = {
  name: 'machine-paths',
  says: 'No tracked file names a path of one machine or the host of a package registry.',
  *find(project) {
    for (const path of project.paths) {
      const text = OWN_TEST.test(path) ? undefined : project.text(path)
      if (!text) continue
      for (const [pattern, what] of TRACES) {
        const match = pattern.exec(text)
        if (!match) continue
        const line = text.slice(0, match.index).split('\n').length
        yield { path, line, message: `names ${what}: ${match[0].slice(0, 60)}` }
      }
    }
  },
}
