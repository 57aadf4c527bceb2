import type { Project } from '../check/project.ts'
import { findSlices, inOrderOfNeeds, type SliceFolder } from './slices.ts'

/** What the program itself must find in a slice; everything else is imported by name where it is used. */
const KINDS = [
  'commands',
  'queries',
  'reactions',
  'jobs',
  'messages',
  'personal',
  'checks',
  'routes',
  'events',
  'domain',
] as const

const HEADER = `// Written by \`npm run gen\` from the folders that exist. Edit those, not this.
`

interface Entry {
  readonly key: string
  readonly sliceFolder: string
  readonly folder: string
}

/**
 * The text of `src/registry.gen.ts`: every slice's modules in the order of needs, every channel and importer.
 *
 * `slices.people.slice` is the value that `slice.ts` exports under that name; the other kinds are namespaces
 * (`slices.people.commands.invitePerson`), empty where the slice has no such file. A kind that has become a
 * folder is one namespace of all its files. A sub-slice has its own entry, `slices['asks/thanks']`.
 */
export function writeRegistry(project: Project): string {
  const imports: string[] = []
  const slices = inOrderOfNeeds(findSlices(project))
    .flatMap((slice) => entriesOf(project, slice))
    .map((entry) => writeEntry(project, entry, imports))
  const channels = writePlugs(project, 'channel', imports)
  const importers = writePlugs(project, 'importer', imports)
  return [
    HEADER,
    ...imports.map((line) => `${line}\n`),
    slices.some((line) => line.includes(': none')) ? '\nconst none = {} as const\n' : '',
    '\n',
    block('slices', slices),
    '\n',
    block('channels', channels),
    '\n',
    block('importers', importers),
  ].join('')
}

function block(name: string, lines: readonly string[]): string {
  if (lines.length === 0) return `export const ${name} = {} as const\n`
  return `export const ${name} = {\n${lines.map((line) => `  ${line},\n`).join('')}} as const\n`
}

/** The slice itself, then each folder below it that holds a file of one of the kinds. */
function entriesOf(project: Project, slice: SliceFolder): Entry[] {
  const below = `${slice.folder}/`
  const folders = new Set<string>()
  for (const path of project.paths) {
    const match = path.startsWith(below) && /^(?:(.*)\/)?([a-z]+)\.ts$/.exec(path.slice(below.length))
    if (!match || !isKind(match[2]) || !match[1]) continue
    const segments = match[1].split('/')
    if (!segments.some((segment) => isKind(segment) || NOT_SLICES.has(segment))) folders.add(match[1])
  }
  const own = { key: slice.id, sliceFolder: slice.folder, folder: slice.folder }
  const inner = [...folders].sort().map((folder) => ({
    key: `${slice.id}/${folder}`,
    sliceFolder: slice.folder,
    folder: `${slice.folder}/${folder}`,
  }))
  return [own, ...inner]
}

const NOT_SLICES = new Set(['ui', 'store', 'policy', 'schema', 'seed', 'strings', 'migrations', 'fixtures'])

function isKind(word: string | undefined): boolean {
  return KINDS.some((kind) => kind === word)
}

function writeEntry(project: Project, entry: Entry, imports: string[]): string {
  const sliceFile = [entry.folder, entry.sliceFolder]
    .map((folder) => `${folder}/slice.ts`)
    .find((path) => project.paths.includes(path))
  const sliceName = `${camel(entry.key)}Slice`
  imports.push(`import { slice as ${sliceName} } from ${quote(sliceFile ?? '')}`)
  const kinds = KINDS.map((kind) => `${kind}: ${writeKind(project, entry, kind, imports)}`)
  return `${key(entry.key)}: { slice: ${sliceName}, ${kinds.join(', ')} }`
}

function writeKind(project: Project, entry: Entry, kind: string, imports: string[]): string {
  const inFolder = new RegExp(`^${entry.folder}/${kind}(?:\\.ts|/[a-z0-9-]+\\.ts)$`)
  const files = project.paths.filter((path) => inFolder.test(path))
  const names = files.map((path) => {
    const stem = path.slice(entry.folder.length + 1, -'.ts'.length)
    const name = camel(`${entry.key}/${stem}`)
    imports.push(`import * as ${name} from ${quote(path)}`)
    return name
  })
  refuseSameNames(project, files)
  if (names.length === 0) return 'none'
  return names.length === 1 ? (names[0] ?? 'none') : `{ ${names.map((name) => `...${name}`).join(', ')} }`
}

function writePlugs(project: Project, what: 'channel' | 'importer', imports: string[]): string[] {
  const pattern = new RegExp(`^src/${what}s/([a-z0-9-]+)/${what}\\.ts$`)
  return project.paths.flatMap((path) => {
    const id = pattern.exec(path)?.[1]
    if (!id) return []
    const name = `${camel(id)}${what === 'channel' ? 'Channel' : 'Importer'}`
    imports.push(`import { ${what} as ${name} } from ${quote(path)}`)
    return [`${key(id)}: ${name}`]
  })
}

/** Two files of one kind are merged, so the same exported name twice would lose one of them without a word. */
function refuseSameNames(project: Project, files: readonly string[]): void {
  const owners = new Map<string, string>()
  for (const path of files.length > 1 ? files : []) {
    const code = project.source(path)?.code ?? ''
    for (const match of code.matchAll(/^export\s+(?:async\s+)?(?:const|function|class)\s+([\w$]+)/gm)) {
      const name = match[1] ?? ''
      const other = owners.get(name)
      if (other) throw new Error(`${name} is exported by both ${other} and ${path}: rename one of them`)
      owners.set(name, path)
    }
  }
}

function quote(path: string): string {
  return `'./${path.replace(/^src\//, '')}'`
}

function key(id: string): string {
  return /^[a-z][a-z0-9]*$/.test(id) ? id : `'${id}'`
}

function camel(id: string): string {
  return id.replace(/[-/.]+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
