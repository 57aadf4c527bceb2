import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { staleFiles } from '../gen/generated.ts'
import { findAll } from './boundaries.ts'
import { describeFinding } from './finding.ts'
import { loadProject } from './project.ts'

/** One thing that is checked. `slow` ones are left out by `--fast`. */
export interface Step {
  readonly name: string
  readonly slow: boolean
  /** @returns what is wrong, for people to read; empty where nothing is */
  run(root: string): Promise<string>
}

const CHECKED = ['bin', 'engine', 'src', 'demo', 'tests', 'tools']

export const steps: readonly Step[] = [
  { name: 'boundaries', slow: false, run: checkBoundaries },
  { name: 'generated', slow: false, run: checkGenerated },
  { name: 'types', slow: true, run: (root) => runTool(root, 'tsc', ['--pretty', 'false']) },
  { name: 'lint', slow: false, run: (root) => runTool(root, 'oxlint', lintArguments(root)) },
  { name: 'format', slow: false, run: (root) => runTool(root, 'biome', ['format', '--colors=off', '.']) },
  { name: 'unused', slow: true, run: (root) => runTool(root, 'knip', ['--no-progress']) },
]

async function checkBoundaries(root: string): Promise<string> {
  return findAll(loadProject(root)).map(describeFinding).join('\n')
}

async function checkGenerated(root: string): Promise<string> {
  const stale = staleFiles(loadProject(root))
  return stale.map((path) => `${path}  is not what the folders say: run \`npm run gen\``).join('\n')
}

function lintArguments(root: string): string[] {
  return ['--type-aware', '--deny-warnings', ...CHECKED.filter((folder) => existsSync(join(root, folder)))]
}

/** Runs an installed tool; its output counts as the complaint where it doesn't end well. */
export function runTool(root: string, tool: string, args: readonly string[]): Promise<string> {
  const child = spawn(join(root, 'node_modules', '.bin', tool), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => output.push(part))
  child.stderr.on('data', (part: Buffer) => output.push(part))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(`${tool} does not start: ${error.message}`))
    child.on('close', (code, signal) => {
      const text = Buffer.concat(output).toString().trim()
      resolve(code === 0 ? '' : text || `${tool} ended with ${signal ?? code}`)
    })
  })
}
