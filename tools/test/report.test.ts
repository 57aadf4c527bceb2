import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withReportFile } from './report-file.ts'
import { countReport } from './report.ts'

const count = (report: object | undefined, endedWell: boolean) =>
  withReportFile(async (file) => {
    if (report) writeFileSync(file, JSON.stringify(report))
    return countReport(file, endedWell)
  })

const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((each) => ({ status: each })),
})

test('tests are counted as vitest counted them', async () => {
  const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file('failed', 'failed', 'passed')] }
  expect(await count(report, false)).toEqual({ passed: 3, failed: 1 })
})

test('a file that could not be loaded is a failure, although none of its tests is', async () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [file('failed'), file('passed', 'passed')],
  }
  expect(await count(report, false)).toEqual({ passed: 3, failed: 1 })
})

test('an unhappy end without a failed test is a failure', async () => {
  expect(await count({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, false)).toEqual({
    passed: 3,
    failed: 1,
  })
  expect(await count(undefined, false)).toEqual({ passed: 0, failed: 1 })
})

test('nothing to run is no failure', async () => {
  expect(await count(undefined, true)).toEqual({ passed: 0, failed: 0 })
})
