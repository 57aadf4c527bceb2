import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadProject } from './check/project.ts'
import { generate } from './gen/generated.ts'
import { channelFiles, wrongName } from './new/channel.ts'

const root = join(import.meta.dirname, '..')
const [kind, name = ''] = process.argv.slice(2)
const wrong = kind === 'channel' ? wrongName(name, loadProject(root).paths) : 'npm run new -- channel NAME'

if (wrong === null) {
  for (const [path, text] of channelFiles(name)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    console.log(path)
  }
  for (const [path, text] of generate(loadProject(root))) writeFileSync(join(root, path), text)
  console.log(
    `Next: npm test -- src/channels/${name}, which says what is missing; docs/add-a-channel.md tells the rest.`,
  )
} else {
  console.error(wrong)
  process.exitCode = 2
}
