import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check/run.ts'
import { ensureWebFiles } from '../src/surfaces/server/web-files.ts'
import { readArguments } from './test/arguments.ts'
import { countReport, type Counts } from './test/report.ts'
import { withReportFile } from './test/report-file.ts'

const root = join(import.meta.dirname, '..')
const { vitestArguments, seed } = readArguments(process.argv.slice(2))
const totals = [await runChecks(root, false), await build(), await runTests()]
const sum = (what: keyof Counts) => totals.reduce((total, counts) => total + counts[what], 0)

// what .ci/run reads: a pipe would stay open for as long as any process of the run lives
const countsFile = process.env['ASKWELL_COUNTS']
if (countsFile) writeFileSync(countsFile, `${sum('passed')} ${sum('failed')}\n`)
process.exitCode = sum('failed') > 0 ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)

/** The journeys open the built web app; built once here, as `askwell serve` builds it, no test has to. */
async function build(): Promise<Counts> {
  try {
    await ensureWebFiles((line) => console.log(line))
    console.log('✓ build')
    return { passed: 1, failed: 0 }
  } catch (error) {
    // counted as the failure that it is; the builder's own lines stand above
    console.log(`✗ build\n${error instanceof Error ? error.message : ''}\n`)
    return { passed: 0, failed: 1 }
  }
}

async function runTests(): Promise<Counts> {
  return withReportFile(async (file) => {
    const child = spawn(join(root, 'node_modules/.bin/vitest'), ['run', ...vitestArguments], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        ASKWELL_TEST_REPORT: file,
        ...(seed ? { ASKWELL_SEED: seed, FC_SEED: seed } : {}),
      },
    })
    const stop = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', stop).on('SIGTERM', stop)
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return countReport(file, code === 0)
  })
}
