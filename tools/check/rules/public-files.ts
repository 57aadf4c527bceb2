import type { Rule } from '../finding.ts'
import { allLinks } from '../links.ts'
import { placeOf, PUBLIC_WORDS, wordOf } from '../place.ts'

export const publicFiles: Rule = {
  name: 'public-files',
  says: `Of another slice only ${[...PUBLIC_WORDS].join(', ')} may be imported.`,
  *find(project) {
    for (const { from, line, specifier, target } of allLinks(project)) {
      if (target.kind !== 'file') continue
      const user = placeOf(from)
      const used = placeOf(target.path)
      if (user.kind !== 'slice' || used.kind !== 'slice' || user.slice === used.slice) continue
      if (PUBLIC_WORDS.has(wordOf(used.inside) ?? '')) continue
      yield { path: from, line, message: `imports ${specifier}, which is private to ${used.slice}` }
    }
  },
}
