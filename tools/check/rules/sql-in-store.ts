import type { Rule } from '../finding.ts'
import { linksOf } from '../links.ts'
import { isTest, placeOf, wordOf } from '../place.ts'
import { codePaths } from '../project.ts'

const DATABASE = new Set(['kysely', 'pg'])
const CALLS =
  /\.\s*(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\s*\(|(?<![.\w$])sql\s*(?:<[^>]*>)?\s*`/g

export const sqlInStore: Rule = {
  name: 'sql-in-store',
  says: 'In a slice only store.ts talks to the database; channels and importers never do.',
  *find(project) {
    for (const path of codePaths(project)) {
      if (isTest(path) || !isForbidden(path)) continue
      for (const { line, target, specifier, typeOnly } of linksOf(project, path)) {
        if (typeOnly || target.kind !== 'package' || !DATABASE.has(target.name)) continue
        yield { path, line, message: `imports ${specifier}: move what needs it to store.ts` }
      }
      const source = project.source(path)
      for (const match of source?.code.matchAll(CALLS) ?? []) {
        const line = source?.lineAt(match.index) ?? 0
        yield { path, line, message: `${match[1] ?? 'sql'}: only store.ts writes SQL` }
      }
    }
  },
}

function isForbidden(path: string): boolean {
  const place = placeOf(path)
  if (place.kind === 'slice') return wordOf(place.inside) !== 'store'
  return place.kind === 'plug' || place.kind === 'contract' || place.kind === 'kit'
}
