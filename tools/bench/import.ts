import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { instant } from '#engine/time/instant.ts'
import { makeRepository } from '#importers/git/fixtures/make-repository.ts'
import { askGit, FIXED_ARGUMENTS, gitEnvironment } from '#importers/git/command.ts'
import { importer } from '#importers/git/importer.ts'
import { logArguments } from '#importers/git/log.ts'

/**
 * `npm run bench -- import [--git PATH] [--commits 12000] [--runs 5]`: the import of a git history, end to end,
 * against `git log` alone with the same arguments on the same repository, both in turn. Without a path it makes
 * a repository of invented people first.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      git: { type: 'string' },
      commits: { type: 'string', default: '12000' },
      runs: { type: 'string', default: '5' },
    },
  })
  const own = values.git === undefined ? await mkdtemp(join(tmpdir(), 'askwell-bench-')) : undefined
  const folder = values.git ?? own ?? ''
  try {
    if (own) await makeRepository({ folder, commits: Number(values.commits), people: 120 })
    await measure(folder, Number(values.runs))
  } finally {
    if (own) await rm(own, { recursive: true, force: true })
  }
}

interface Reading {
  readonly ms: number
  readonly commits: number
  readonly pieces: number
  readonly people: number
}

async function measure(folder: string, runs: number): Promise<void> {
  const { output } = await askGit(folder, ['rev-parse', 'HEAD'])
  const tip = output.trim()
  const alone: number[] = []
  const plain: Reading[] = []
  const withProgress: Reading[] = []
  // in turn, so that whatever else the machine does meets all of them
  for (let n = 0; n < runs; n++) {
    alone.push(await logAlone(folder, tip))
    plain.push(await importOnce(folder, false))
    withProgress.push(await importOnce(folder, true))
  }
  const base = median(alone)
  const first = plain[0]
  console.log(
    `${folder}: ${first?.commits} commits, ${first?.pieces} pieces, ${first?.people} people, ${runs} runs`,
  )
  console.log(row('', 'best ms', 'median ms', '× git log'))
  for (const [name, times] of [
    ['git log alone, to nowhere', alone],
    ['import', plain.map(({ ms }) => ms)],
    ['import with progress', withProgress.map(({ ms }) => ms)],
  ] as const) {
    const ratio = (median(times) / base).toFixed(2)
    console.log(row(name, Math.min(...times).toFixed(0), median(times).toFixed(0), ratio))
  }
  const perSecond = ((first?.commits ?? 0) / median(plain.map(({ ms }) => ms))) * 1000
  console.log(
    `${perSecond.toFixed(0)} commits a second; peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  )
}

async function logAlone(folder: string, tip: string): Promise<number> {
  const start = performance.now()
  const args = ['-C', folder, ...FIXED_ARGUMENTS, ...logArguments({ tip, read: [], skip: 0 })]
  const child = spawn('git', args, { stdio: 'ignore', env: gitEnvironment(process.env) })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`git log ended with ${code}`)
  return performance.now() - start
}

async function importOnce(folder: string, progress: boolean): Promise<Reading> {
  const start = performance.now()
  const context = { now: instant(Date.now()), ...(progress ? { progress: () => {} } : {}) }
  const people = new Set<string>()
  let pieces = 0
  let skips = 0
  for await (const item of importer.read(folder, { ref: 'HEAD' }, context)) {
    if (item.kind === 'piece') pieces++
    if (item.kind === 'skip') skips++
    if (item.kind === 'person') people.add(item.person.key)
    if (item.kind === 'same') people.delete(item.key)
    if (item.kind === 'refused') throw new Error(`refused: ${item.refusal.refusal}`)
  }
  return { ms: performance.now() - start, commits: pieces + skips, pieces, people: people.size }
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(28) + cells.map((cell) => cell.padStart(12)).join('')
}
