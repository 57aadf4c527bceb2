import { crc32 } from 'node:zlib'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { z } from 'zod'
import type { Importer, Item, ReadContext, Sample } from '../contract.ts'
import { type Header, readHeader } from './columns.ts'
import { readPerson } from './read-person.ts'
import { readTable, tableOf } from './read-text.ts'
import { type Row, readRows } from './records.ts'

const peopleOptions = z.strictObject({})

export type PeopleOptions = z.infer<typeof peopleOptions>

/** Rows that can't be read at all, before we say that the file is no table. */
const BROKEN_LIMIT = 1000

/** Reads a list of people with a header; only `email` and `name` are required. */
export const importer: Importer<PeopleOptions> = {
  id: 'people',
  options: peopleOptions,
  recognises: looksLikePeople,
  read: readPeople,
}

function looksLikePeople({ name, head }: Sample): boolean {
  if (!/\.(?:csv|tsv|txt)$/i.test(name) || !head) return false
  const [first = ''] = Buffer.from(head).toString('utf8').split(/\r?\n/)
  const names = first
    .toLowerCase()
    .split(/[,;\t|]/)
    .map((field) => field.replace(/^\ufeff/, '').replace(/["\s]/g, ''))
  return names.includes('email') && names.includes('name')
}

async function* readPeople(file: string, _: PeopleOptions, context: ReadContext): AsyncGenerator<Item> {
  context.signal?.throwIfAborted()
  yield* itemsOf(await readTable(file), file, context)
}

/** Reads a list that was sent instead of lying on this machine; `name` is what messages call it. */
export async function* readBytes(bytes: Buffer, name: string, context: ReadContext): AsyncGenerator<Item> {
  yield* itemsOf(tableOf(bytes, name), name, context)
}

function* itemsOf(table: Buffer | Refusal, file: string, context: ReadContext): Generator<Item> {
  if (isRefusal(table)) return yield { kind: 'refused', refusal: table }
  const checksum = crc32(table)
  // a list that has changed is read again from the start: any row may have
  const done = startOf(context.cursor, checksum)
  const reader = new PeopleReader(file, checksum)
  for (const rows of readRows(table)) {
    context.signal?.throwIfAborted()
    for (const row of rows) {
      const items = reader.read(row)
      if (reader.rows > done) yield* items
      if (items.at(-1)?.kind === 'refused') return
    }
    if (reader.rows > done) context.progress?.({ done: reader.rows - done })
  }
  yield { kind: 'done', cursor: reader.cursor }
}

/** Remembers the header and whom it has seen; each row becomes the items to tell. */
class PeopleReader {
  rows = 0
  readonly #file: string
  readonly #checksum: number
  #header: Header | undefined
  #broken = 0
  readonly #lines = new Map<string, number>()

  constructor(file: string, checksum: number) {
    this.#file = file
    this.#checksum = checksum
  }

  get cursor(): string {
    return `csv1 ${this.rows} ${this.#checksum}`
  }

  read({ line, fields }: Row): Item[] {
    this.rows++
    const where = `line ${line}`
    const skip = (reason: string, params: Readonly<Record<string, string | number>> = {}): Item[] => [
      { kind: 'skip', reason, where, params, cursor: this.cursor },
    ]
    if (fields === undefined)
      return this.#isHopeless() ? [this.#refused('import.people.notCsv')] : skip('import.people.badQuotes')
    if (!this.#header) return this.#readHeader(fields, where)
    if (fields.every((field) => field.trim() === '')) return []
    const { places } = this.#header
    const read = readPerson((column) => fields[places.get(column) ?? -1] ?? '')
    if (typeof read === 'string') return skip(read)
    const { person, profile, faults } = read
    const first = this.#lines.get(person.key)
    if (first !== undefined) return skip('import.people.twice', { email: person.email, first })
    this.#lines.set(person.key, line)
    const skips = faults.map(({ reason, column, value }): Item => {
      return { kind: 'skip', reason, where: `${where}, ${column}`, params: { value, email: person.email } }
    })
    return [...skips, { kind: 'person', person, profile, cursor: this.cursor }]
  }

  #readHeader(fields: readonly string[], where: string): Item[] {
    const header = readHeader(fields, this.#file)
    if (isRefusal(header)) return [{ kind: 'refused', refusal: header }]
    this.#header = header
    return header.unknown.map((column, at) => ({
      kind: 'skip',
      reason: 'import.people.unknownColumn',
      where,
      params: { column },
      ...(at === header.unknown.length - 1 ? { cursor: this.cursor } : {}),
    }))
  }

  /** A broken first row leaves no header; very many broken rows are another kind of file. */
  #isHopeless(): boolean {
    this.#broken++
    return !this.#header || this.#broken > BROKEN_LIMIT
  }

  #refused(code: string): Item {
    return { kind: 'refused', refusal: refuse(code, { file: this.#file }) }
  }
}

function startOf(cursor: string | undefined, checksum: number): number {
  const [, rows, then] = /^csv1 (\d{1,9}) (\d{1,10})$/.exec(cursor ?? '') ?? []
  return Number(then) === checksum ? Number(rows) : 0
}
