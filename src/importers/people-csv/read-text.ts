import { open } from 'node:fs/promises'
import { type Refusal, refuse } from '#platform/refusal.ts'

const SIZE_LIMIT = 32 << 20

/** A list of people as UTF-8 without a mark, whatever the spreadsheet wrote. */
export async function readTable(file: string): Promise<Buffer | Refusal> {
  const bytes = await readFile(file)
  return typeof bytes === 'string' ? refuse(bytes, { file }) : tableOf(bytes, file)
}

/** The same from the bytes of a file that came by another way; `file` is what messages call it. */
export function tableOf(bytes: Buffer, file: string): Buffer | Refusal {
  if (bytes.length > SIZE_LIMIT) return refuse('import.people.tooLarge', { file })
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04')))
    return refuse('import.people.spreadsheet', { file })
  const text = decode(bytes)
  if (text.includes('\0')) return refuse('import.people.notText', { file })
  if (text.trim() === '') return refuse('import.people.empty', { file })
  return Buffer.from(text.replace(/\r\n?/g, '\n'))
}

async function readFile(file: string): Promise<Buffer | string> {
  try {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      return size > SIZE_LIMIT ? Buffer.alloc(SIZE_LIMIT + 1) : await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'import.people.noFile'
    if (code === 'EISDIR') return 'import.people.isFolder'
    if (code === 'EACCES' || code === 'EPERM') return 'import.people.notAllowed'
    throw error
  }
}

/** By its mark where there is one; else UTF-8, and what is no UTF-8 is what older spreadsheets write. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // not a failure: the other encoding is tried, and every byte means something in it
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
