import type { Finding, Rule } from '../finding.ts'
import { isBrowserCode, isTest, placeOf, PURE_WORDS, wordOf } from '../place.ts'
import { codePaths } from '../project.ts'
import { clockAndChance } from '../purity.ts'

const SQL_CLOCK = /\b(?:now\s*\(\s*\)|current_timestamp|clock_timestamp\s*\(\s*\)|localtimestamp)/gi

export const clock: Rule = {
  name: 'clock',
  says: "Slices, channels and importers take the time from the process clock and chance from an argument; SQL never asks the database's clock.",
  *find(project) {
    for (const path of codePaths(project)) {
      if (!isTimed(path) || isTest(path)) continue
      const source = project.source(path)
      for (const { line, what } of source ? clockAndChance(source) : []) {
        yield { path, line, message: `${what}: use the \`now\` or the \`random\` that was handed in` }
      }
    }
    for (const path of project.paths) yield* sqlClock(path, project.text(path), isStore(path))
  },
}

function* sqlClock(path: string, text: string | undefined, looked: boolean): Iterable<Omit<Finding, 'rule'>> {
  if (!looked || !text) return
  for (const match of text.matchAll(SQL_CLOCK)) {
    const line = text.slice(0, match.index).split('\n').length
    yield {
      path,
      line,
      message: `${match[0]} asks the database's clock: write the \`now\` that was handed in`,
    }
  }
}

function isTimed(path: string): boolean {
  const place = placeOf(path)
  if (place.kind === 'slice') return !PURE_WORDS.has(wordOf(place.inside) ?? '') && !isBrowserCode(path)
  return place.kind === 'plug'
}

function isStore(path: string): boolean {
  const place = placeOf(path)
  if (place.kind !== 'slice' || isTest(path)) return false
  const word = wordOf(place.inside)
  return word === 'store' || word === 'migrations'
}
