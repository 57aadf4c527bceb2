import type { Finding, Rule } from '../finding.ts'
import { isTest, placeOf, wordOf, type Place } from '../place.ts'
import { codePaths, type Project } from '../project.ts'
import type { Source } from '../source.ts'

const CREATED =
  /\bcreate\s+(?:(?:or\s+replace|unlogged|temporary|materialized)\s+)*(table|view)\s+(?:if\s+not\s+exists\s+)?([a-z_][a-z0-9_]*)/gi
const BUILDER =
  /\.\s*(selectFrom|innerJoin|leftJoin|rightJoin|fullJoin|insertInto|updateTable|deleteFrom)\s*\(\s*(?=['"])/g
const RAW = /\b(from|join|into|update)\s+"?([a-z_][a-z0-9_]*)"?/gi
const READS = /^(selectFrom|.*Join|from|join)$/i

interface Owned {
  readonly owner: string
  readonly view: boolean
}

export const ownTables: Rule = {
  name: 'own-tables',
  says: 'A store touches only the tables that its own migrations make; of others it may read published views.',
  *find(project) {
    const tables = readTables(project)
    for (const path of codePaths(project)) {
      const place = placeOf(path)
      if (place.kind !== 'slice' || wordOf(place.inside) !== 'store' || isTest(path)) continue
      const source = project.source(path)
      if (source) yield* foreignTables(path, ownerOf(place), source, tables)
    }
  },
}

function readTables(project: Project): Map<string, Owned> {
  const tables = new Map<string, Owned>()
  for (const path of project.paths) {
    if (!/\/migrations\/[^/]+\.sql$/.test(path)) continue
    const owner = ownerOf(placeOf(path))
    for (const [, what, name] of (project.text(path) ?? '').matchAll(CREATED)) {
      tables.set((name ?? '').toLowerCase(), { owner, view: what?.toLowerCase() === 'view' })
    }
  }
  return tables
}

function* foreignTables(
  path: string,
  owner: string,
  source: Source,
  tables: ReadonlyMap<string, Owned>,
): Iterable<Omit<Finding, 'rule'>> {
  for (const { verb, table, offset } of [...builderUses(source), ...rawUses(source)]) {
    const owned = tables.get(table)
    if (!owned || owned.owner === owner || (owned.view && READS.test(verb))) continue
    const message = `${verb} ${table}, which belongs to ${owned.owner}: ask its queries, or join a view that it publishes`
    yield { path, line: source.lineAt(offset), message }
  }
}

/** Kysely's calls name tables in camel case (`askOffers as o`); migrations in snake case. */
function* builderUses(source: Source) {
  for (const match of source.code.matchAll(BUILDER)) {
    const name = /^['"]([A-Za-z_]\w*)/.exec(source.text.slice(match.index + match[0].length))?.[1]
    const table = name?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    if (table) yield { verb: match[1] ?? '', table, offset: match.index }
  }
}

/** Raw SQL stands in templates, which are blank in the code, as comments are. */
function* rawUses(source: Source) {
  for (const match of source.text.matchAll(RAW)) {
    const end = match.index + match[0].length
    if (source.code.slice(match.index, end).trim() !== '' || inComment(source, match.index)) continue
    yield { verb: match[1] ?? '', table: (match[2] ?? '').toLowerCase(), offset: match.index }
  }
}

function inComment(source: Source, offset: number): boolean {
  return source.comments.some((comment) => {
    return offset >= comment.offset && offset < comment.offset + comment.text.length
  })
}

function ownerOf(place: Place): string {
  return place.kind === 'slice' ? place.slice : place.kind
}
