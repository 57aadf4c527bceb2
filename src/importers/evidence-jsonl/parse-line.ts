import { createHash } from 'node:crypto'
import type { EvidenceRole, Piece } from '#engine/evidence/piece.ts'
import { type Instant, instant } from '#engine/time/instant.ts'

/** Why a line is no evidence; a key in `strings/`. */
export type LineFault =
  | 'import.evidence.notJson'
  | 'import.evidence.noTime'
  | 'import.evidence.impossibleTime'
  | 'import.evidence.noPeople'
  | 'import.evidence.badPerson'
  | 'import.evidence.noText'
  | 'import.evidence.badPaths'

/** A person as the line gives them: a name, an address or a number. */
export type GivenPerson = string | number

export interface ParsedLine {
  readonly piece: Piece
  readonly given: readonly GivenPerson[]
}

const PATH_LIMIT = 60
const PERSON_LENGTH_LIMIT = 320
const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(9999, 11, 31)

/** Reads one line of an evidence file, in the form that the outside contract fixes. Unknown fields are ignored. */
export function parseLine(text: string, source: string): ParsedLine | LineFault {
  const line = parseObject(text)
  if (!line) return 'import.evidence.notJson'
  const at = readTime(line)
  if (typeof at === 'string') return at
  const people = readPeople(line)
  if (typeof people === 'string') return people
  if (typeof line.text !== 'string') return 'import.evidence.noText'
  const paths = readPaths(line.paths)
  if (!paths) return 'import.evidence.badPaths'
  const piece = {
    at,
    source: typeof line.source === 'string' && line.source !== '' ? storable(line.source) : source,
    people: people.map(({ given, role }): [string, EvidenceRole] => [String(given), role]),
    text: storable(line.text),
    paths,
  }
  return { piece: { id: readId(line.id) ?? idOf(piece), ...piece }, given: people.map(({ given }) => given) }
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : undefined
  } catch {
    // told as the line's fault by the caller
    return undefined
  }
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)$/

function readTime(line: Record<string, unknown>): Instant | LineFault {
  if (line.time === undefined && line.t === undefined) return 'import.evidence.noTime'
  const ms = line.time === undefined ? secondsToMs(line.t) : parseTime(line.time)
  return ms >= EARLIEST && ms <= LATEST ? instant(ms) : 'import.evidence.impossibleTime'
}

function secondsToMs(seconds: unknown): number {
  return typeof seconds === 'number' ? Math.round(seconds * 1000) : Number.NaN
}

function parseTime(time: unknown): number {
  if (typeof time !== 'string' || !RFC_3339.test(time)) return Number.NaN
  // Date takes 30 February for 2 March
  const day = Date.parse(time.slice(0, 10))
  if (Number.isNaN(day) || new Date(day).getUTCDate() !== Number(time.slice(8, 10))) return Number.NaN
  return Date.parse(time.replace(' ', 'T').toUpperCase())
}

function readPeople(line: Record<string, unknown>): { given: GivenPerson; role: EvidenceRole }[] | LineFault {
  const list: unknown = line.people ?? (line.person === undefined ? [] : [[line.person, line.role]])
  if (!Array.isArray(list) || list.length === 0) return 'import.evidence.noPeople'
  const people: { given: GivenPerson; role: EvidenceRole }[] = []
  for (const entry of list as unknown[]) {
    const [person, role]: unknown[] = Array.isArray(entry) ? entry : []
    const given = readPerson(person)
    if (given === undefined || typeof role !== 'string' || role === '') return 'import.evidence.badPerson'
    people.push({ given, role: storable(role) })
  }
  return people
}

function readPerson(person: unknown): GivenPerson | undefined {
  if (typeof person === 'number') return Number.isFinite(person) ? person : undefined
  if (typeof person !== 'string' || person.length > PERSON_LENGTH_LIMIT) return undefined
  const name = storable(person)
  return name.trim() === '' ? undefined : name
}

function readPaths(paths: unknown): string[] | undefined {
  if (paths === undefined || paths === null) return []
  if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string')) return undefined
  return paths.slice(0, PATH_LIMIT).map(storable)
}

function readId(id: unknown): string | undefined {
  if (typeof id === 'number') return String(id)
  return typeof id === 'string' && id !== '' ? storable(id) : undefined
}

/** The same content has the same id wherever it stands in the file, so that importing it again adds nothing. */
function idOf(piece: Omit<Piece, 'id'>): string {
  const content = JSON.stringify([piece.at, piece.people, piece.text, piece.paths])
  return createHash('sha256').update(content).digest('hex').slice(0, 24)
}

/** A database can't store NUL, nor half of a pair of code units; all else is kept as given. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
