import type { Rule } from '../finding.ts'
import { isTest } from '../place.ts'
import { codePaths } from '../project.ts'
import type { Source } from '../source.ts'

const PRODUCT = /^(bin|engine|src|demo)\//
const CATCH = /(?<![.\w])catch\s*(?:\(\s*(\w+)[^)]*\)\s*)?\{/g

export const silentCatch: Rule = {
  name: 'silent-catch',
  says: 'A catch that drops its error says in a comment why nobody must know.',
  *find(project) {
    for (const path of codePaths(project)) {
      const source = project.source(path)
      if (!source || !PRODUCT.test(path) || isTest(path)) continue
      for (const match of source.code.matchAll(CATCH)) {
        const start = match.index + match[0].length
        const end = blockEnd(source.code, start)
        if (passesOn(source.code.slice(start, end), match[1]) || hasComment(source, match.index, end))
          continue
        const message = 'drops an error in silence: throw or pass it on, or say why nobody must know'
        yield { path, line: source.lineAt(match.index), message }
      }
    }
  },
}

/** Throws, or hands the error to somebody (a log, a promise, a refusal that tells of it). */
function passesOn(block: string, error: string | undefined): boolean {
  return /\bthrow\b/.test(block) || (error !== undefined && new RegExp(`\\b${error}\\b`).test(block))
}

/** Inside the block, or on the line above it. */
function hasComment(source: Source, start: number, end: number): boolean {
  const first = source.lineAt(start) - 1
  const last = source.lineAt(end)
  return source.comments.some(({ line }) => line >= first && line <= last)
}

function blockEnd(code: string, start: number): number {
  let depth = 1
  for (let at = start; at < code.length; at++) {
    if (code[at] === '{') depth++
    if (code[at] === '}' && --depth === 0) return at
  }
  return code.length
}
