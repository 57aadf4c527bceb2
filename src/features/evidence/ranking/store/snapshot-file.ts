import { createHash, timingSafeEqual } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { EvidenceIndex } from '#engine/rank/evidence-index.ts'
import { readingLists, writingLists } from '#engine/rank/lists.ts'
import { restoring } from '#engine/rank/restore.ts'
import type { Stems } from '#engine/rank/stems.ts'
import { pieceTerms } from '#engine/rank/terms.ts'
import { inTurns } from '#platform/turns.ts'

/** What a process kept of its index: enough to tell, piece by piece, what has changed since. */
export interface Kept {
  readonly index: EvidenceIndex
  /** by piece: the transaction that changed it last when it was taken in */
  readonly versions: ReadonlyMap<string, number>
  /** pieces that only the people in them may see */
  readonly closed: ReadonlyMap<string, readonly string[]>
}

const MAGIC = Buffer.from('askwell ranking 2\n')
const CHECKSUM_BYTES = 32
const BLOCK_BYTES = 2 ** 22

/** What a process wants to keep: its index as bytes, and what `Kept` has beside it. */
export interface ToKeep extends Omit<Kept, 'index'> {
  readonly bytes: Uint8Array
  readonly stems: Stems
}

/**
 * Writes beside the old one and puts it in its place at the end, so that a crash leaves the old one or none. Words of
 * evidence are in it: only this account may read it.
 *
 * @param isRight asked before anything is on disk, and before it is put in its place; without it nothing is kept
 */
export async function writeSnapshot(file: string, kept: ToKeep, isRight: () => boolean): Promise<void> {
  const index = kept.bytes
  const versions = [...kept.versions]
  // how texts were cut into terms goes first: another version's snapshot doesn't fit
  const lists = { terms: [termsSign(kept.stems)], versions, closed: [...kept.closed] }
  const headBytes = Buffer.concat(await inTurns(writingLists(lists)))
  const sizes = Buffer.alloc(8)
  sizes.writeUInt32LE(headBytes.length, 0)
  sizes.writeUInt32LE(index.length, 4)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  if (!isRight()) return
  const beside = `${file}.new`
  await writeChecked(beside, [MAGIC, sizes, headBytes, index])
  if (isRight()) await rename(beside, file)
  else await rm(beside, { force: true })
}

/** The parts and their checksum, block by block, so that a large one holds nobody up. */
async function writeChecked(file: string, parts: readonly Uint8Array[]): Promise<void> {
  const checksum = createHash('sha256')
  const handle = await open(file, 'w', 0o600)
  try {
    for (const part of parts) {
      for (let from = 0; from < part.length; from += BLOCK_BYTES) {
        const block = part.subarray(from, from + BLOCK_BYTES)
        checksum.update(block)
        await handle.writeFile(block)
      }
    }
    await handle.writeFile(checksum.digest())
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Reads what was kept, and gives others a turn all the while: a process that starts again answers them meanwhile.
 *
 * @param stems what texts are cut with now
 * @returns nothing where there is none, or one that doesn't fit: cut off, damaged, of another version
 */
export async function readSnapshot(file: string, stems: Stems): Promise<Kept | undefined> {
  const bytes = await readFile(file).catch(() => undefined) // none there, or not ours to read: the log has it all
  if (bytes === undefined || !(await inTurns(isWhole(bytes)))) return undefined
  const sizes = MAGIC.length
  const headEnd = sizes + 8 + bytes.readUInt32LE(sizes)
  const indexEnd = headEnd + bytes.readUInt32LE(sizes + 4)
  if (indexEnd !== bytes.length - CHECKSUM_BYTES) return undefined
  const head = await inTurns(readingLists(bytes.subarray(sizes + 8, headEnd)))
  if (head.get('terms')?.[0] !== termsSign(stems)) return undefined
  const index = await inTurns(restoring(bytes.subarray(headEnd, indexEnd), stems))
  if (index === undefined) return undefined
  const versions = (head.get('versions') ?? []) as [string, number][]
  const closed = (head.get('closed') ?? []) as [string, readonly string[]][]
  return { index, versions: new Map(versions), closed: new Map(closed) }
}

export async function dropSnapshot(file: string): Promise<void> {
  await rm(file, { force: true })
  await rm(`${file}.new`, { force: true })
}

function* isWhole(bytes: Buffer): Generator<void, boolean> {
  if (bytes.length < MAGIC.length + 8 + CHECKSUM_BYTES) return false
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return false
  const end = bytes.length - CHECKSUM_BYTES
  const checksum = createHash('sha256')
  for (let from = 0; from < end; from += BLOCK_BYTES) {
    checksum.update(bytes.subarray(from, Math.min(end, from + BLOCK_BYTES)))
    yield
  }
  return timingSafeEqual(checksum.digest(), bytes.subarray(end))
}

const PROBES = [
  'pooler: Parsing HTTPHeader_v2 of récépteur-Größe, 接続プール ข้อความ\n\nTimed out running; connections of the exporters.',
  'Wer kennt sich mit den Verträgen der Kliniken aus?',
  'Qui peut nous aider avec les contrats de la mairie ?',
  '¿Quién sabe cómo se cierran las facturas del mes?',
]

/** Changes when the way in which texts become terms does. */
function termsSign(stems: Stems): string {
  const hash = createHash('sha256')
  for (const probe of PROBES) {
    const { terms, length } = pieceTerms(probe, ['src/pooler/idle-sessions.test.ts'], stems)
    hash.update(JSON.stringify([[...terms], length]))
  }
  return hash.digest('base64url')
}
