import type { Finding, Rule } from '../finding.ts'
import { linksOf, type Link } from '../links.ts'
import { isTest, placeOf } from '../place.ts'
import { codePaths } from '../project.ts'
import { ENGINE_PACKAGES, impuritiesOf } from '../purity.ts'

export const enginePurity: Rule = {
  name: 'engine-purity',
  says: 'The engine imports only itself and a few pure packages, and knows no Node, no browser, no clock, no chance.',
  *find(project) {
    for (const path of codePaths(project)) {
      if (placeOf(path).kind !== 'engine' || isTest(path)) continue
      for (const link of linksOf(project, path)) yield* wrongLink(link)
      const source = project.source(path)
      for (const { line, what } of source ? impuritiesOf(source) : []) {
        yield {
          path,
          line,
          message: `${what} in the engine: take the time, the chance or the data as an argument`,
        }
      }
    }
  },
}

function* wrongLink({ from, line, target, specifier }: Link): Iterable<Omit<Finding, 'rule'>> {
  if (target.kind === 'file' && target.path.startsWith('engine/')) return
  if (target.kind === 'package' && ENGINE_PACKAGES.has(target.name)) return
  yield {
    path: from,
    line,
    message: `imports ${specifier}: the engine imports only the engine and ${allowed()}`,
  }
}

function allowed(): string {
  return [...ENGINE_PACKAGES].join(', ')
}
