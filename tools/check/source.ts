import { mask, type Comment } from './mask.ts'

/** One `import` or `export … from` of a file. `import type` counts: it is knowledge of another place too. */
export interface Import {
  readonly specifier: string
  readonly line: number
  readonly typeOnly: boolean
  readonly names: readonly string[]
}

export interface Source {
  readonly text: string
  /** the text with comments and the insides of texts blanked; offsets are those of `text` */
  readonly code: string
  readonly comments: readonly Comment[]
  readonly imports: readonly Import[]
  /** line, from 1, of an offset in `text` or `code` */
  lineAt(offset: number): number
}

const STATEMENT =
  /(?:^|[\n;])\s*(import|export)\b([^;'"`()=]*?)\bfrom\s*(['"])|(?:^|[\n;])\s*import\s*(['"])/g
const CALL = /\bimport\s*\(\s*(['"])/g

export function readSource(text: string): Source {
  const { code, comments } = mask(text)
  const starts = lineStarts(text)
  const lineAt = (offset: number) => lineOf(starts, offset)
  return { text, code, comments, imports: readImports(text, code, lineAt), lineAt }
}

function readImports(text: string, code: string, lineAt: (offset: number) => number): Import[] {
  const found: Import[] = []
  const add = (end: number, typeOnly: boolean, names: readonly string[]) => {
    const close = code.slice(end).search(/['"]/)
    found.push({ specifier: text.slice(end, end + close), line: lineAt(end), typeOnly, names })
  }
  for (const match of code.matchAll(STATEMENT)) {
    const clause = match[2] ?? ''
    add(match.index + match[0].length, isTypeOnly(clause), namesOf(clause))
  }
  for (const match of code.matchAll(CALL)) add(match.index + match[0].length, false, [])
  return found
}

/** Only `import type`: with `import { type A }` Node still loads the file. */
function isTypeOnly(clause: string): boolean {
  return /^type\b(?!\s*,)/.test(clause.trim())
}

function namesOf(clause: string): string[] {
  const words = clause.match(/[A-Za-z_$][\w$]*/g) ?? []
  return words.filter((word) => word !== 'type' && word !== 'as')
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
