import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { survivorsOf } from './ci/survivors.ts'

/** `node tools/survivors.ts NAME=value FOLDER`: after ten seconds' grace, names and ends what a run left behind. */
const [mark = '', folder = ''] = process.argv.slice(2)
const find = () => (existsSync('/proc') ? survivorsOf(mark, folder) : [])

for (let tries = 0; tries < 40 && find().length > 0; tries++) await wait(250)

for (const { pid, command } of find()) {
  console.log(`still alive: ${pid} ${command}`)
  process.kill(pid, 'SIGKILL')
  process.exitCode = 1
}
