import { findCycle, findSlices, type SliceFolder } from '../../gen/slices.ts'
import type { Finding, Rule } from '../finding.ts'
import { allLinks } from '../links.ts'
import { placeOf } from '../place.ts'

export const needs: Rule = {
  name: 'needs',
  says: 'A slice imports only from slices that its slice.ts names, and nobody needs each other.',
  *find(project) {
    const slices = findSlices(project)
    const byId = new Map(slices.map((slice) => [slice.id, slice]))
    yield* wrongNeeds(slices)
    for (const { from, line, specifier, target } of allLinks(project)) {
      if (target.kind !== 'file') continue
      const user = placeOf(from)
      const used = placeOf(target.path)
      if (user.kind !== 'slice' || used.kind !== 'slice' || user.slice === used.slice) continue
      if (byId.get(user.slice)?.needs.includes(used.slice)) continue
      const message = `imports ${specifier}: ${user.slice} doesn't state that it needs ${used.slice}`
      yield { path: from, line, message }
    }
  },
}

function* wrongNeeds(slices: readonly SliceFolder[]): Iterable<Omit<Finding, 'rule'>> {
  const features = new Set(slices.filter(isFeature).map(({ id }) => id))
  for (const { id, folder, needs: named } of slices) {
    for (const need of named) {
      if (features.has(need)) continue
      yield {
        path: `${folder}/slice.ts`,
        line: 0,
        message: `${id} needs ${need}, which is no slice of src/features`,
      }
    }
  }
  const cycle = findCycle(slices)
  const first = slices.find(({ id }) => id === cycle?.split(' > ')[0])
  if (cycle && first) yield { path: `${first.folder}/slice.ts`, line: 0, message: `needs go round: ${cycle}` }
}

function isFeature(slice: SliceFolder): boolean {
  return slice.folder.startsWith('src/features/')
}
