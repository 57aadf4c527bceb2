import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** A file of the coach as the browser loads it, minified. */
export interface Chunk {
  readonly name: string
  readonly fileName: string
  readonly code: string
  /** needed for the first reading */
  readonly first: boolean
}

/** The coach built as a library, because the helper that loads chunks belongs to the app. The entry comes first. */
export async function buildCoach(): Promise<Chunk[]> {
  const result = await build({
    logLevel: 'silent',
    configFile: false,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: new URL('../../../engine/coach/lazy.ts', import.meta.url).pathname, formats: ['es'] },
      rolldownOptions: { preserveEntrySignatures: 'strict', output: { format: 'es', minify: true } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) => ('output' in r ? r.output : []))
  const chunks = outputs.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk] : []))
  const entry = chunks.find((chunk) => chunk.isEntry)
  return chunks
    .map((chunk) => ({
      name: chunk.name,
      fileName: chunk.fileName,
      code: chunk.code,
      first: chunk === entry || entry?.imports.includes(chunk.fileName) === true,
    }))
    .sort((a, b) => Number(b.fileName === entry?.fileName) - Number(a.fileName === entry?.fileName))
}

/** Bytes of files, each compressed as a server would. */
export function gzipped(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0)
}
