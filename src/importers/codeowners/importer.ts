import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { Piece } from '#engine/evidence/piece.ts'
import type { Instant } from '#engine/time/instant.ts'
import { isRefusal } from '#platform/refusal.ts'
import { readLines } from '../contract/lines.ts'
import { printable } from '../contract/printable.ts'
import type { Identity, Importer, Item, ReadContext, Sample } from '../contract.ts'
import { readOwnersFile } from './find-file.ts'
import { type OwnersLine, OwnersParser, placeOf } from './parse-owners.ts'

const codeownersOptions = z.strictObject({
  /** stands for the source of its pieces */
  source: z.string().min(1).max(200).default('codeowners'),
  /** addresses behind `@name`, `@org/team` or `/team` of any host, lower-cased without the `@` */
  owners: z.record(z.string(), z.array(z.string())).default({}),
})

export type CodeownersOptions = z.infer<typeof codeownersOptions>

/**
 * Reads who owns which part of a repository: one piece for each pattern and owner. Who is an owner is so now; the file
 * doesn't say since when.
 */
export const importer: Importer<CodeownersOptions> = {
  id: 'codeowners',
  options: codeownersOptions,
  recognises: ({ name, entries }: Sample) =>
    entries === undefined ? basename(name) === 'CODEOWNERS' : entries.includes('CODEOWNERS'),
  read: readOwners,
}

async function* readOwners(
  file: string,
  options: CodeownersOptions,
  context: ReadContext,
): AsyncGenerator<Item> {
  context.signal?.throwIfAborted()
  const bytes = await readOwnersFile(file)
  if (isRefusal(bytes)) return yield { kind: 'refused', refusal: bytes }
  const found = await findingsIn(bytes, options, context.now)
  const start = startOf(found, context.cursor)
  const told = new Set([...(context.known ?? [])].map(({ key }) => key))
  let checksum = 0
  for (const [at, finding] of found.entries()) {
    context.signal?.throwIfAborted()
    checksum = crc32(finding.sign, checksum)
    if (at < start) continue
    for (const person of finding.people) {
      if (told.has(person.key)) continue
      told.add(person.key)
      yield { kind: 'person', person }
    }
    yield { ...finding.item, cursor: writeCursor(at + 1, checksum) }
    context.progress?.({ done: at + 1 - start, total: found.length - start })
  }
  yield { kind: 'done', cursor: writeCursor(found.length, checksum) }
}

type Told =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'skip'; readonly reason: string; readonly where: string }

/** One item to be told, with a sign by which a later read knows that it was told. */
interface Finding {
  readonly sign: string
  readonly people: readonly Identity[]
  readonly item: Told
}

const LONGEST_LINE = 8 << 10

async function findingsIn(bytes: Buffer, options: CodeownersOptions, now: Instant): Promise<Finding[]> {
  const parser = new OwnersParser()
  const found = new Map<string, Finding>()
  const skip = (reason: string, line: number) => {
    const where = `line ${line}`
    found.set(`${reason} ${where}`, {
      sign: `${reason} ${where}`,
      people: [],
      item: { kind: 'skip', reason, where },
    })
  }
  for await (const lines of readLines(only(bytes), LONGEST_LINE)) {
    for (const { number, text } of lines) {
      if (text === undefined) {
        skip('import.codeowners.lineTooLong', number)
        continue
      }
      const parsed = parser.parse(printable(text))
      if (typeof parsed === 'string') skip(parsed, number)
      if (parsed === null || typeof parsed === 'string') continue
      for (const owner of parsed.owners) {
        const finding = findingOf(parsed, owner, options, now)
        if (!found.has(finding.sign)) found.set(finding.sign, finding)
      }
    }
  }
  return [...found.values()]
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

function findingOf(line: OwnersLine, owner: string, options: CodeownersOptions, now: Instant): Finding {
  const people = identitiesOf(owner, options)
  const id = createHash('sha256')
    .update(JSON.stringify([line.pattern, owner.toLowerCase()]))
    .digest('base64url')
    .slice(0, 32)
  const place = placeOf(line.pattern)
  const piece: Piece = {
    id,
    at: now,
    source: options.source,
    people: people.map(({ key }) => [key, 'owner'] as const),
    text: [...line.about, line.pattern].join('\n').toWellFormed(),
    paths: place === '' ? [] : [place.toWellFormed()],
  }
  return { sign: id, people, item: { kind: 'piece', piece } }
}

/** Whom a name stands for: all of a team's people, one person, or somebody whom only the file knows. */
function identitiesOf(owner: string, { owners }: CodeownersOptions): Identity[] {
  if (!owner.startsWith('@')) return [byAddress(owner)]
  const name = owner.slice(1).toLowerCase()
  // a team is known by its own name, whatever the host calls the organisation around it
  const key = name.includes('/') && !Object.hasOwn(owners, name) ? name.slice(name.lastIndexOf('/')) : name
  const known = (Object.hasOwn(owners, key) ? owners[key] : undefined) ?? []
  if (known.length > 0) return known.map(byAddress)
  return [{ key: owner, name: owner.slice(1), aliases: [] }]
}

function byAddress(address: string): Identity {
  const email = address.toLowerCase().toWellFormed()
  return { key: email, email, aliases: [] }
}

function startOf(found: readonly Finding[], cursor: string | undefined): number {
  const match = /^own1 (\d{1,9}) (\d{1,10})$/.exec(cursor ?? '')
  if (!match) return 0
  const count = Number(match[1])
  let checksum = 0
  for (const { sign } of found.slice(0, count)) checksum = crc32(sign, checksum)
  // an edited file is read anew; ids make that harmless
  return count <= found.length && checksum === Number(match[2]) ? count : 0
}

function writeCursor(count: number, checksum: number): string {
  return `own1 ${count} ${checksum}`
}
