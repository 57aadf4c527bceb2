import type { Finding, Rule } from '../finding.ts'
import { allLinks, type Link } from '../links.ts'
import { placeOf, type Place } from '../place.ts'

export const directions: Rule = {
  name: 'directions',
  says: 'Imports go downwards: surfaces, rituals, features, platform and kit, engine; plugs stay in their folder.',
  *find(project) {
    for (const link of allLinks(project)) {
      if (link.target.kind !== 'file') {
        yield* kitWithoutNode(link)
        continue
      }
      const from = placeOf(link.from)
      const to = placeOf(link.target.path)
      if (mayImport(from, to)) continue
      const message = `imports ${link.specifier}: ${nameOf(from)} must not know ${nameOf(to)}`
      yield { path: link.from, line: link.line, message }
    }
  },
}

function* kitWithoutNode({ from, line, specifier, target }: Link): Iterable<Omit<Finding, 'rule'>> {
  if (target.kind !== 'node' || placeOf(from).kind !== 'kit') return
  yield { path: from, line, message: `imports ${specifier}: the kit runs in a browser` }
}

/** The engine has a rule of its own; what stands outside the product (tools, demo, the surfaces) may see everything. */
function mayImport(from: Place, to: Place): boolean {
  if (from.kind === 'outside' || from.kind === 'demo' || from.kind === 'engine') return true
  if (from.kind === 'surface') return to.kind !== 'outside'
  if (to.kind === 'engine') return true
  if (from.kind === 'kit') return to.kind === 'kit'
  if (to.kind === 'platform') return true
  if (from.kind === 'slice') return mayImportFromSlice(from, to)
  if (from.kind === 'plug') return isOwnPlug(from, to)
  return from.kind === 'contract' && to.kind === 'contract' && from.family === to.family
}

function mayImportFromSlice(from: Place & { kind: 'slice' }, to: Place): boolean {
  if (to.kind === 'kit' || to.kind === 'contract') return true
  if (to.kind !== 'slice') return false
  return from.family === 'rituals'
    ? to.family === 'features' || to.slice === from.slice
    : to.family === 'features'
}

function isOwnPlug(from: Place & { kind: 'plug' }, to: Place): boolean {
  if (to.kind === 'contract') return to.family === from.family
  return to.kind === 'plug' && to.family === from.family && to.name === from.name
}

function nameOf(place: Place): string {
  if (place.kind === 'slice') return `${place.family}/${place.slice}`
  if (place.kind === 'plug') return `${place.family}/${place.name}`
  if (place.kind === 'contract') return `the contract of ${place.family}`
  if (place.kind === 'surface') return 'the surfaces'
  return place.kind === 'outside' ? 'what stands outside the product' : `the ${place.kind}`
}
