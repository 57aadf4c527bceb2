import type { Finding, Rule } from '../finding.ts'

const FILE = /\/migrations\/([^/]+)$/
const NAME = /^(\d{14})_[a-z0-9]+(?:[_-][a-z0-9]+)*\.sql$/
const LOSES =
  /\b(drop\s+(?:table|column|view|schema|type|constraint)|truncate|delete\s+from|alter\s+column\s+\S+\s+(?:set\s+data\s+)?type|rename\s+(?:to|column))\b/i
const REASON = /--\s*safe:\s*\S/

export const migrations: Rule = {
  name: 'migrations',
  says: 'Migrations are named <14 digits>_<what>.sql, no two at the same moment, and lose nothing without saying why that is safe.',
  *find(project) {
    const moments = new Map<string, string>()
    for (const path of project.paths) {
      const file = FILE.exec(path)?.[1]
      if (!file || !path.startsWith('src/')) continue
      const moment = NAME.exec(file)?.[1]
      if (!moment) {
        yield {
          path,
          line: 0,
          message: 'not named <14 digits>_<what>.sql, for instance 20261122090000_asks.sql',
        }
        continue
      }
      const other = moments.get(moment)
      if (other)
        yield { path, line: 0, message: `has the same moment as ${other}: the order would be left to chance` }
      moments.set(moment, path)
      yield* losses(path, project.text(path) ?? '')
    }
  },
}

/** A line that can lose data needs `-- safe: why` on itself or right above it. */
function* losses(path: string, text: string): Iterable<Omit<Finding, 'rule'>> {
  const lines = text.split('\n')
  for (const [at, line] of lines.entries()) {
    const what = LOSES.exec(line.replace(/--.*$/, ''))?.[1]
    if (!what || REASON.test(line) || REASON.test(lines[at - 1] ?? '')) continue
    yield { path, line: at + 1, message: `${what.toLowerCase()} needs a line "-- safe: why" above it` }
  }
}
