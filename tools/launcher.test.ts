import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'askwell-launcher-'))
const command = join(folder, 'askwell')

/** Answers with what it was given, or stays until it is told to stop and ends with 7. */
const PROGRAM = `
const [verb] = process.argv.slice(2)
if (verb === 'stay') {
  const alive = setInterval(() => undefined, 1000)
  process.on('SIGTERM', () => { console.log('stopped'); clearInterval(alive); process.exitCode = 7 })
  console.log(process.pid)
} else if (verb === 'die') {
  process.kill(process.pid, 'SIGKILL')
} else {
  console.log(JSON.stringify({ args: process.argv.slice(2), major: Number(process.versions.node.split('.')[0]) }))
  process.exitCode = 3
}
`

beforeAll(() => {
  const app = join(folder, 'app')
  mkdirSync(join(app, 'src/surfaces/cli'), { recursive: true })
  cpSync(join(root, 'bin'), join(app, 'bin'), { recursive: true })
  writeFileSync(join(app, 'package.json'), '{"type": "module"}')
  writeFileSync(join(app, 'src/surfaces/cli/main.ts'), PROGRAM)
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'))
  symlinkSync(join(app, 'bin/askwell.js'), command)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The machine's own Node, where it is too old for the sources: what a stranger's `npx askwell` starts with. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((file) => {
  const major = Number(/^v(\d+)/.exec(spawnSync(file, ['-v'], { encoding: 'utf8' }).stdout ?? '')?.[1])
  return major < 24
})

const nodes = [
  ['a Node that is new enough', process.execPath],
  ...(oldNode ? [['an old Node', oldNode]] : []),
]

describe.each(nodes)('with %s', (_, node = '') => {
  test('the program runs on Node 24 with its arguments, through a link and from any folder, and its exit code comes back', () => {
    const run = spawnSync(node, [command, 'who', 'two words'], { cwd: '/', encoding: 'utf8' })
    const answer = JSON.parse(run.stdout) as { args: string[]; major: number }
    expect(answer.args).toEqual(['who', 'two words'])
    expect(answer.major).toBeGreaterThanOrEqual(24)
    expect(run.status).toBe(3)
  })

  test('SIGTERM reaches the program, which ends as it wants to', async () => {
    const { child, firstLine, ended } = start(node, [command, 'stay'])
    await firstLine
    child.kill('SIGTERM')
    expect(await ended).toEqual({ code: 7, output: expect.stringContaining('stopped') })
  })

  test('the program stops in order where npx is killed above it', async () => {
    const { child, firstLine, ended } = start('sh', ['-c', `"${node}" "${command}" stay; true`])
    await firstLine
    child.kill('SIGKILL')
    expect(await ended).toEqual({ code: null, output: expect.stringContaining('stopped') })
  })
})

describe.runIf(oldNode)('with an old Node', () => {
  const node = oldNode ?? ''

  test('a killed program is told by 128 and the number of the signal', () => {
    expect(spawnSync(node, [command, 'die']).status).toBe(137)
  })

  test('a killed launcher takes its program along', async () => {
    const { child, firstLine, ended } = start(node, [command, 'stay'])
    await firstLine
    child.kill('SIGKILL')
    expect(await ended).toEqual({ code: null, output: expect.stringContaining('stopped') })
  })

  test('where no Node is new enough one sentence says what to do', () => {
    const bare = join(folder, 'bare')
    cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true })
    writeFileSync(join(bare, 'package.json'), '{"type": "module"}')
    const run = spawnSync(node, [join(bare, 'bin/askwell.js'), 'serve'], { encoding: 'utf8' })
    expect(run.status).toBe(1)
    expect(run.stderr).toMatch(/^Askwell needs Node 24 or newer; .*: install Node 24 or run `npm ci`.*\n$/)
  })
})

function start(program: string, args: readonly string[]) {
  const env = { ...process.env, npm_command: 'exec' }
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env })
  let output = ''
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString()
      if (output.includes('\n')) resolve(output.trim())
    })
  })
  // 'close' comes once nobody holds the other end of its output any more: the program as well as the launcher
  const ended = new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
  return { child, firstLine, ended }
}
