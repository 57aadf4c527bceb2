import { join } from 'node:path'
import { runChecks } from './check/run.ts'

const { failed } = await runChecks(join(import.meta.dirname, '..'), process.argv.includes('--fast'))
process.exitCode = failed > 0 ? 1 : 0
