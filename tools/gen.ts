import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadProject } from './check/project.ts'
import { generate } from './gen/generated.ts'

const root = join(import.meta.dirname, '..')
const project = loadProject(root)

for (const [path, text] of generate(project)) {
  const fresh = project.text(path) === text
  if (!fresh) writeFileSync(join(root, path), text)
  console.log(`${path} ${fresh ? 'is up to date' : 'written'}`)
}
