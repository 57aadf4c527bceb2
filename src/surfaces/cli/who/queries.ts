import { openEvidence } from '#importers/evidence-jsonl/open-evidence.ts'
import { readLines } from '#importers/contract/lines.ts'
import { type Instant, instant } from '#engine/time/instant.ts'
import { isRefusal, refuse, type Refusal } from '#platform/refusal.ts'

/** One ask of a queries file. */
export interface Query {
  /** as given, to be given back */
  readonly id: string | number
  readonly at: Instant
  readonly asker: string | undefined
  readonly text: string
  readonly paths: readonly string[]
  /** who helped, where the file knows */
  readonly helpers: readonly string[]
  readonly split: string | undefined
}

const LINE_LIMIT = 1 << 20

/** Reads a queries file, gzip or not. The first line that is no query refuses the whole and is named. */
export async function readQueries(file: string): Promise<readonly Query[] | Refusal> {
  const bytes = await openEvidence(file)
  if (isRefusal(bytes)) return bytes
  const queries: Query[] = []
  for await (const lines of readLines(bytes, LINE_LIMIT)) {
    for (const { number, text } of lines) {
      if (text?.trim() === '') continue
      const query = text === undefined ? 'is longer than 1 MB' : parseQuery(text)
      if (typeof query === 'string') return refuse('who.badQuery', { file, line: number, fault: query })
      queries.push(query)
    }
  }
  return queries
}

/** A query, or what is wrong with it, to be said after 'the line'. */
export function parseQuery(text: string): Query | string {
  const line = parseObject(text)
  if (!line) return 'is no JSON object'
  const { id, asker, text: ask, split } = line
  if (typeof id !== 'string' && typeof id !== 'number') return 'has no "id"'
  if (typeof ask !== 'string') return 'has no "text"'
  const at =
    typeof line.time === 'string'
      ? Date.parse(line.time)
      : typeof line.t === 'number'
        ? line.t * 1000
        : Number.NaN
  if (!Number.isFinite(at)) return 'has no "time" (RFC 3339) or "t" (seconds since 1970)'
  const helpers = line.helpers === undefined ? [] : namesOf(line.helpers)
  if (!helpers) return 'has "helpers" that are no list of [person, role]'
  const paths: unknown[] = Array.isArray(line.paths) ? line.paths : []
  return {
    id,
    at: instant(at),
    asker: typeof asker === 'string' || typeof asker === 'number' ? String(asker) : undefined,
    text: ask,
    paths: paths.filter((path) => typeof path === 'string'),
    helpers,
    split: typeof split === 'string' ? split : undefined,
  }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    // told as the line's fault by the caller
    return undefined
  }
}

function namesOf(helpers: unknown): string[] | undefined {
  if (!Array.isArray(helpers)) return undefined
  const names = helpers.map((entry: unknown) => (Array.isArray(entry) ? (entry[0] as unknown) : entry))
  return names.every((name) => typeof name === 'string' || typeof name === 'number')
    ? names.map(String)
    : undefined
}
