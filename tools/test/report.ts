import { existsSync, readFileSync } from 'node:fs'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/**
 * Passed and failed tests of vitest's JSON report. A file that couldn't even be loaded counts as one failure,
 * and so does an unhappy end that the report knows nothing of (no report at all, an error outside every test).
 */
export function countReport(file: string, endedWell: boolean): Counts {
  if (!existsSync(file)) return { passed: 0, failed: endedWell ? 0 : 1 }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: failed === 0 && !endedWell ? 1 : failed }
}
