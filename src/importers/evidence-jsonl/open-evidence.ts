import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** The bytes of a file, unpacked where it is gzip, whatever its name says. */
export async function openEvidence(
  file: string,
  signal?: AbortSignal,
): Promise<AsyncIterable<Buffer> | Refusal> {
  const head = await readHead(file)
  if (typeof head === 'string') return refuse(head, { file })
  const bytes = createReadStream(file, signal ? { signal } : {})
  if (head[0] !== 0x1f || head[1] !== 0x8b) return bytes
  // a failed read must end the unpacking too, or the reader would wait for ever
  const unpacked = bytes.pipe(createGunzip())
  bytes.on('error', (error) => unpacked.destroy(error))
  unpacked.on('close', () => bytes.destroy())
  return unpacked
}

async function readHead(file: string): Promise<Buffer | string> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'import.evidence.noFile'
    if (code === 'EISDIR') return 'import.evidence.isFolder'
    if (code === 'EACCES' || code === 'EPERM') return 'import.evidence.notAllowed'
    throw error
  }
}
