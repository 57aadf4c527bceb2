import type { Rule } from '../finding.ts'
import { linksOf, type Link } from '../links.ts'
import { isTest, placeOf, PURE_WORDS, wordOf, type Place } from '../place.ts'
import { codePaths, type Project } from '../project.ts'
import { impuritiesOf, isPureFile, SCHEMA_PACKAGES } from '../purity.ts'

export const pureFiles: Rule = {
  name: 'pure-files',
  says: "A slice's domain, policy, schema and events are pure: the web app and a property test can use them.",
  *find(project) {
    for (const path of codePaths(project)) {
      const place = placeOf(path)
      if (place.kind !== 'slice' || !isPure(place) || isTest(path)) continue
      for (const link of linksOf(project, path)) {
        if (isAllowed(project, link)) continue
        yield { path, line: link.line, message: `imports ${link.specifier}, which is not pure` }
      }
      const source = project.source(path)
      for (const { line, what } of source ? impuritiesOf(source) : []) {
        yield { path, line, message: `${what} in a pure file: take it as an argument` }
      }
    }
  },
}

function isAllowed(project: Project, { target }: Link): boolean {
  if (target.kind === 'node') return false
  if (target.kind === 'package') return SCHEMA_PACKAGES.has(target.name)
  const to = placeOf(target.path)
  if (to.kind === 'engine' || to.kind === 'contract') return true
  if (to.kind === 'platform') return isPureFile(project, target.path)
  return to.kind === 'slice' && isPure(to)
}

function isPure(place: Place & { kind: 'slice' }): boolean {
  return PURE_WORDS.has(wordOf(place.inside) ?? '')
}
