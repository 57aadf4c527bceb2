/** Where a file stands in the tree, which decides what it may import. */
export type Place =
  | { readonly kind: 'engine' | 'platform' | 'kit' | 'demo' | 'outside' }
  | { readonly kind: 'slice'; readonly family: SliceFamily; readonly slice: string; readonly inside: string }
  | { readonly kind: 'plug'; readonly family: PlugFamily; readonly name: string }
  | { readonly kind: 'contract'; readonly family: SliceFamily | PlugFamily }
  | { readonly kind: 'surface'; readonly name: string }

type SliceFamily = 'features' | 'rituals'
type PlugFamily = 'channels' | 'importers'

const IN_SRC = /^src\/(features|rituals|channels|importers|surfaces)\/([^/]+)(?:\/(.+))?$/

export function placeOf(path: string): Place {
  if (path.startsWith('engine/')) return { kind: 'engine' }
  if (path.startsWith('src/platform/')) return { kind: 'platform' }
  if (path.startsWith('src/kit/')) return { kind: 'kit' }
  if (path.startsWith('demo/')) return { kind: 'demo' }
  const match = IN_SRC.exec(path)
  if (match?.[1] && match[2]) return placeInSrc(match[1], match[2], match[3])
  return path.startsWith('src/') ? { kind: 'surface', name: '' } : { kind: 'outside' }
}

function placeInSrc(family: string, name: string, inside: string | undefined): Place {
  if (family === 'surfaces') return { kind: 'surface', name }
  if (family === 'features' || family === 'rituals') {
    if (isShared(name, inside)) return { kind: 'contract', family }
    return { kind: 'slice', family, slice: name, inside: inside ?? '' }
  }
  const plugs = family === 'channels' ? 'channels' : 'importers'
  if (isShared(name, inside)) return { kind: 'contract', family: plugs }
  return { kind: 'plug', family: plugs, name }
}

/** The contract beside the folders that fulfil it, and samples that lie with it. */
function isShared(name: string, inside: string | undefined): boolean {
  return name === 'contract' || inside === undefined
}

/** Tests, fixtures and conformance suites (`describe-channel.ts`) may look anywhere. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|^tests\/|(^|\/)fixtures\/|(^|\/)describe-[a-z-]+\.tsx?$/.test(path)
}

/** What may stand in a slice, sub-slices included; a word may be a file or, once it has grown, a folder. */
const VOCABULARY = new Set([
  'slice',
  'domain',
  'schema',
  'events',
  'policy',
  'store',
  'commands',
  'queries',
  'routes',
  'reactions',
  'messages',
  'jobs',
  'messages',
  'personal',
  'checks',
  'seed',
  'ui',
  'strings',
  'migrations',
  'fixtures',
])

/**
 * The word of the vocabulary that a path inside a slice stands for: `domain/states.ts` is 'domain',
 * `thanks/commands.ts` is 'commands', `ui/parts/mark.tsx` is 'ui/parts'. Undefined where there is none.
 */
export function wordOf(inside: string): string | undefined {
  const segments = inside.split('/')
  const words = segments.map((segment) => segment.split('.')[0] ?? '')
  const at = words.findIndex((word) => VOCABULARY.has(word))
  if (at < 0) return undefined
  if (words[at] === 'ui' && at + 1 < segments.length - 1) return `ui/${words[at + 1]}`
  return words[at]
}

export const PURE_WORDS: ReadonlySet<string> = new Set(['domain', 'policy', 'schema', 'events'])
export const PUBLIC_WORDS: ReadonlySet<string> = new Set([
  'events',
  'schema',
  'policy',
  'commands',
  'queries',
  'messages',
  'ui/parts',
])

/** Code that runs in the browser and nowhere else. */
export function isBrowserCode(path: string): boolean {
  const place = placeOf(path)
  if (place.kind === 'kit') return true
  if (place.kind === 'surface') return place.name === 'web'
  return place.kind === 'slice' && (wordOf(place.inside) ?? '').split('/')[0] === 'ui'
}
