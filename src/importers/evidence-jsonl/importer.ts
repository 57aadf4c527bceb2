import { basename } from 'node:path'
import { isRefusal, refuse } from '#platform/refusal.ts'
import { z } from 'zod'
import { type Line, readLines } from '../contract/lines.ts'
import type { Identity, Importer, Item, ReadContext, Sample } from '../contract.ts'
import { openEvidence } from './open-evidence.ts'
import { type GivenPerson, parseLine } from './parse-line.ts'

const evidenceOptions = z.strictObject({
  /** what the pieces' source is called where a line doesn't say; `evidence:` and the file's name otherwise */
  source: z.string().min(1).max(100).optional(),
})

export type EvidenceOptions = z.infer<typeof evidenceOptions>

const LINE_LIMIT = 1 << 20

/** Reads an evidence file: one piece a line, gzip or not, persons kept as given. */
export const importer: Importer<EvidenceOptions> = {
  id: 'evidence',
  options: evidenceOptions,
  recognises: looksLikeEvidence,
  read: readEvidence,
}

function looksLikeEvidence({ name, head }: Sample): boolean {
  if (/\.jsonl(?:\.gz)?$/i.test(name)) return true
  const start = Buffer.from(head ?? []).toString('utf8')
  return /^\ufeff?\s*\{.*"(?:people|person)"\s*:/.test(start.split('\n')[0] ?? '')
}

async function* readEvidence(
  file: string,
  options: EvidenceOptions,
  context: ReadContext,
): AsyncGenerator<Item> {
  context.signal?.throwIfAborted()
  const wanted = readCursor(context.cursor)
  if (wanted && (await isPrefix(file, wanted, context)))
    return yield* readFrom(file, options, context, wanted.line)
  yield* readFrom(file, options, context, 0)
}

interface Place {
  readonly line: number
  readonly checksum: number
}

async function* readFrom(
  file: string,
  options: EvidenceOptions,
  context: ReadContext,
  start: number,
): AsyncGenerator<Item> {
  const bytes = await openEvidence(file, context.signal)
  if (isRefusal(bytes)) return yield { kind: 'refused', refusal: bytes }
  // ids are only unique within a source, and two files may both count from 1
  const source =
    options.source ??
    `evidence:${basename(file)
      .replace(/\.gz$/i, '')
      .replace(/\.jsonl$/i, '')}`
  const told = new Set<string>([...(context.known ?? [])].map(({ key }) => key))
  let last: Place = { line: 0, checksum: 0 }
  try {
    for await (const lines of readLines(bytes, LINE_LIMIT)) {
      for (const line of lines) {
        last = { line: line.number, checksum: line.checksum }
        if (line.number > start) yield* itemsOf(line, source, told)
      }
      if (last.line > start) context.progress?.({ done: last.line - start })
    }
  } catch (error) {
    context.signal?.throwIfAborted()
    if (!isBrokenArchive(error)) throw error
    return yield {
      kind: 'refused',
      refusal: refuse('import.evidence.brokenArchive', { file, line: last.line }),
    }
  }
  yield { kind: 'done', cursor: writeCursor(last) }
}

function* itemsOf(line: Line, source: string, told: Set<string>): Generator<Item> {
  const cursor = writeCursor({ line: line.number, checksum: line.checksum })
  const skip = (reason: string): Item => ({ kind: 'skip', reason, where: `line ${line.number}`, cursor })
  if (line.text === undefined) return yield skip('import.evidence.lineTooLong')
  if (line.text.trim() === '') return
  const parsed = parseLine(line.text, source)
  if (typeof parsed === 'string') return yield skip(parsed)
  for (const given of parsed.given) {
    if (told.has(String(given))) continue
    told.add(String(given))
    yield { kind: 'person', person: identityOf(given) }
  }
  yield { kind: 'piece', piece: parsed.piece, cursor }
}

const ADDRESS = /^[^\s<>@]+@[^\s<>@]+$/
const NAME_AND_ADDRESS = /^\s*([^<>]*?)\s*<([^\s<>@]+@[^\s<>@]+)>\s*$/

/** Persons are kept as given: their text is the key. What looks like an address can be matched with people. */
function identityOf(given: GivenPerson): Identity {
  if (typeof given === 'number') return { key: String(given), number: given, aliases: [] }
  if (ADDRESS.test(given)) return { key: given, email: given, aliases: [] }
  const [, name, email] = NAME_AND_ADDRESS.exec(given) ?? []
  if (email === undefined) return { key: given, name: given, aliases: [] }
  return { key: given, email, aliases: [], ...(name ? { name } : {}) }
}

/** Whether the file still begins with what was read then. A log that grew does, an edited file doesn't. */
async function isPrefix(file: string, place: Place, { signal }: ReadContext): Promise<boolean> {
  if (place.line === 0) return false
  const bytes = await openEvidence(file, signal)
  if (isRefusal(bytes)) return false
  try {
    for await (const lines of readLines(bytes, LINE_LIMIT)) {
      const there = lines.find((line) => line.number === place.line)
      if (there) return there.checksum === place.checksum
    }
  } catch (error) {
    signal?.throwIfAborted()
    // a broken archive is told by the read from the start that follows
    if (!isBrokenArchive(error)) throw error
  }
  return false
}

function isBrokenArchive(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

function writeCursor({ line, checksum }: Place): string {
  return `jsonl1 ${line} ${checksum}`
}

function readCursor(text: string | undefined): Place | undefined {
  const match = /^jsonl1 (\d{1,15}) (\d{1,10})$/.exec(text ?? '')
  return match ? { line: Number(match[1]), checksum: Number(match[2]) } : undefined
}
