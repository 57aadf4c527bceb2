import { isBrowserCode, isTest } from '../check/place.ts'
import type { Project } from '../check/project.ts'
import { findSlices } from './slices.ts'

const HEADER = `// Written by \`npm run gen\` from the commands and queries of the slices that the web app names. Edit those, not this.
`

const DEFINED =
  /^export const (\w+) = (?:command|query)\(\{\s*name: '([\w.]+)',\s*http: '((?:GET|POST|PATCH|PUT|DELETE) [^']+)'/gm

interface Found {
  readonly name: string
  readonly http: string
  readonly path: string
  readonly exported: string
}

/**
 * The text of `src/operations.gen.ts`: the typed client of the web app, for the operations that the app names. Addresses
 * stand in it as values, inputs and answers as types of the operations' own schemas, merged into the kit's empty map.
 * Every page loads it, so what only programs call isn't in it.
 */
export function writeOperations(project: Project): string {
  const folders = findSlices(project).map((slice) => `${slice.folder}/`)
  const isOwn = (path: string) => folders.some((folder) => path.startsWith(folder))
  const found = project.paths
    .filter(
      (path) =>
        isOwn(path) && /(?:^|\/)(?:commands|queries)(?:\.ts$|\/)/.test(path) && !/\.test\.ts$/.test(path),
    )
    .flatMap((path) => definedIn(path, project.text(path) ?? ''))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  refuseTwice(found)
  const app = project.paths
    .filter((path) => isBrowserCode(path) && !isTest(path))
    .map(project.text)
    .join('')
  return writeMap(found.filter(({ name }) => app.includes(`'${name}'`)))
}

function writeMap(found: readonly Found[]): string {
  const paths = [...new Set(found.map((one) => one.path))].sort()
  const alias = new Map(paths.map((path, place) => [path, `m${place}`]))
  return [
    HEADER,
    `import type { AnswerOf, InputOf } from '#kit/client/operation-map.ts'\n`,
    ...paths.map((path) => `import type * as ${alias.get(path)} from './${path.replace(/^src\//, '')}'\n`),
    `\ndeclare module '#kit/client/operation-map.ts' {\n  interface OperationMap {\n`,
    ...found.map((one) => {
      const value = `typeof ${alias.get(one.path)}.${one.exported}`
      return `    '${one.name}': { input: InputOf<${value}>; answer: AnswerOf<${value}> }\n`
    }),
    '  }\n}\n\n/** Method and path of each operation below /api/v1. */\n',
    'export const routes: Readonly<Record<string, string>> = {\n',
    ...found.map((one) => `  '${one.name}': '${one.http}',\n`),
    '}\n',
  ].join('')
}

function definedIn(path: string, text: string): Found[] {
  return [...text.matchAll(DEFINED)].map((match) => ({
    path,
    exported: match[1] ?? '',
    name: match[2] ?? '',
    http: match[3] ?? '',
  }))
}

function refuseTwice(found: readonly Found[]): void {
  found.forEach((one, place) => {
    const next = found[place + 1]
    if (next?.name === one.name)
      throw new Error(`${one.name} is defined by both ${one.path} and ${next.path}`)
  })
}
