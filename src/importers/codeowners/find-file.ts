import { lstat, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** Where hosts look, in the order in which they look. */
const PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
const LARGEST = 3 << 20

/** The bytes of the file, or of the one in this folder; a link is not followed where nobody named it. */
export async function readOwnersFile(source: string): Promise<Buffer | Refusal> {
  const there = await lstat(source).catch(() => undefined) // told below as not there
  if (!there?.isDirectory()) return readWhole(source)
  for (const place of PLACES) {
    const file = join(source, place)
    const found = await lstat(file).catch(() => undefined) // the next place may have it
    if (found?.isFile()) return readWhole(file)
  }
  return refuse('import.codeowners.noFile', { file: source })
}

async function readWhole(file: string): Promise<Buffer | Refusal> {
  try {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      if (size > LARGEST) return refuse('import.codeowners.tooLarge', { file })
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EACCES' || code === 'EPERM') return refuse('import.codeowners.notAllowed', { file })
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR')
      return refuse('import.codeowners.noFile', { file })
    throw error
  }
}
