import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { AppliedMigration } from '../migrate.ts'
import { DatabaseUnavailable } from '../unavailable.ts'
import type { Table } from './catalog.ts'

/*
 * A backup is a gzip file of lines: the head (JSON), then for each table of the head its rows in COPY's text form
 * and a line `\.`, which no row can be, then the tail (JSON) with the row counts and the SHA-256 of all before it.
 */

export interface BackupHead {
  readonly format: 'askwell-backup'
  readonly version: 1
  readonly madeAt: string
  readonly postgres: string
  readonly migrations: readonly AppliedMigration[]
  readonly tables: readonly Table[]
  readonly sequences: Readonly<Record<string, string>>
}

export interface BackupTail {
  readonly rows: Readonly<Record<string, number>>
  readonly sha256: string
}

export const TABLE_END = Buffer.from('\\.\n')

/** A part of a backup as it is read: the head first, then rows and table ends, then the tail, checked. */
export type BackupPart =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'rows'; readonly table: Table; readonly block: Buffer }
  | { readonly kind: 'tail'; readonly tail: BackupTail }

/**
 * Reads a backup from its beginning to its end, in memory of a few megabytes.
 *
 * @throws DatabaseUnavailable `backup.damaged` where the file is no backup, cut off or changed. That comes at the end
 *   at the latest, so nothing that was read may be believed before the tail.
 */
export async function* readBackup(path: string): AsyncGenerator<BackupPart> {
  const reader = new PartReader(path)
  try {
    for await (const lines of linesOf(path)) yield* reader.read(lines)
  } catch (error) {
    throw isZlibError(error) ? damaged(path, 'it is cut off or changed', error) : error
  }
  reader.insistOnEnd()
}

/** Reads all of it and gives its head: afterwards the file is known to be whole. */
export async function checkBackup(path: string): Promise<{ head: BackupHead; tail: BackupTail }> {
  let head: BackupHead | undefined
  let tail: BackupTail | undefined
  for await (const part of readBackup(path)) {
    if (part.kind === 'head') head = part.head
    if (part.kind === 'tail') tail = part.tail
  }
  if (!head || !tail) throw damaged(path, 'it is empty')
  return { head, tail }
}

class PartReader {
  readonly #path: string
  readonly #hash: Hash = createHash('sha256')
  #head: BackupHead | undefined
  #at = 0
  #rows: Record<string, number> = {}
  #ended = false

  constructor(path: string) {
    this.#path = path
  }

  *read(lines: readonly Buffer[]): Generator<BackupPart> {
    let block: Buffer[] = []
    for (const line of lines) {
      const table = this.#head?.tables[this.#at]
      if (table && !line.equals(TABLE_END)) {
        block.push(line)
        continue
      }
      if (table) {
        yield* this.#rowsPart(table, block)
        block = []
        this.#hash.update(line)
        this.#at += 1
        this.#rows[table.name] ??= 0
      } else yield this.#edge(line)
    }
    const table = this.#head?.tables[this.#at]
    if (table) yield* this.#rowsPart(table, block)
  }

  insistOnEnd(): void {
    if (!this.#ended) throw damaged(this.#path, 'its end is missing')
  }

  *#rowsPart(table: Table, rows: readonly Buffer[]): Generator<BackupPart> {
    if (rows.length === 0) return
    this.#rows[table.name] = (this.#rows[table.name] ?? 0) + rows.length
    const block = Buffer.concat(rows)
    this.#hash.update(block)
    yield { kind: 'rows', table, block }
  }

  #edge(line: Buffer): BackupPart {
    if (this.#ended) throw damaged(this.#path, 'something follows its end')
    if (!this.#head) {
      this.#head = parseHead(this.#path, line)
      this.#hash.update(line)
      return { kind: 'head', head: this.#head }
    }
    this.#ended = true
    const tail = parseJson(this.#path, line) as BackupTail
    if (tail.sha256 !== this.#hash.digest('hex')) throw damaged(this.#path, 'its content was changed')
    if (JSON.stringify(tail.rows) !== JSON.stringify(this.#rows))
      throw damaged(this.#path, 'rows are missing')
    return { kind: 'tail', tail }
  }
}

function parseHead(path: string, line: Buffer): BackupHead {
  const head = parseJson(path, line) as Partial<BackupHead>
  if (head.format !== 'askwell-backup') throw damaged(path, 'it is no backup of Askwell')
  if (head.version === 1) return head as BackupHead
  throw new DatabaseUnavailable(
    'backup.newer',
    `${path} was made by a newer Askwell: restore it with that version or a later one.`,
  )
}

function parseJson(path: string, line: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    throw damaged(path, 'it is no backup of Askwell, or it is changed', error)
  }
  throw damaged(path, 'it is no backup of Askwell, or it is changed')
}

/** Whole lines with their line feeds, in batches. A last line without one is no whole line: the file is cut off. */
async function* linesOf(path: string): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0)
  const file = createReadStream(path)
  const text = file.pipe(createGunzip({ chunkSize: 1 << 18 }))
  file.on('error', (error) => text.destroy(error))
  for await (const chunk of text) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer])
    const lines: Buffer[] = []
    let from = 0
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      lines.push(bytes.subarray(from, at + 1))
      from = at + 1
    }
    rest = bytes.subarray(from)
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) throw damaged(path, 'it is cut off')
}

function isZlibError(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException).code).startsWith('Z_')
}

function damaged(path: string, how: string, cause?: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'backup.damaged',
    `${path} can't be restored: ${how}. Nothing was changed; take another backup.`,
    { cause },
  )
}
