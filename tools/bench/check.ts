import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findAll } from '../check/boundaries.ts'
import { clean } from '../check/fixtures/clean.ts'
import { loadProject } from '../check/project.ts'

/** How long the boundary rules take for a project of so many files, read from disk: `npm run bench -- check 3000`. */
export function run([count = '3000']: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-check-'))
  try {
    const files = writeProject(folder, Number(count))
    const times = Array.from({ length: 5 }, () => timed(folder)).sort((a, b) => a - b)
    console.log(`${files} files: ${times.map((time) => time.toFixed(0)).join(', ')} ms`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function timed(folder: string): number {
  const start = performance.now()
  findAll(loadProject(folder), [])
  return performance.now() - start
}

/** Copies of the clean project's slices, each file about as long as our median of 60 lines. */
function writeProject(folder: string, count: number): number {
  const slices = Object.entries(clean).filter(
    ([path]) => path.startsWith('src/features/') && path.endsWith('.ts'),
  )
  let written = 0
  for (let copy = 0; written < count; copy++) {
    for (const [path, text] of slices) {
      const file = join(folder, path.replace('/features/', `/features/copy${copy}-`))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(
        file,
        text + `export const word${copy} = (a: number) => \`\${a}\` + 'text' // why\n`.repeat(55),
      )
      written++
    }
  }
  return written
}
