import { steps } from './steps.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

/**
 * Runs every step, prints one line each, and what is wrong below it; goes on after a failure.
 *
 * @param fast leaves out the slow steps
 */
export async function runChecks(root: string, fast: boolean): Promise<Counts> {
  let passed = 0
  let failed = 0
  for (const step of steps.filter((each) => !fast || !each.slow)) {
    const start = performance.now()
    const wrong = await step.run(root).catch((error: unknown) => String(error))
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(`${wrong ? '✗' : '✓'} ${step.name.padEnd(12)} ${seconds} s`)
    if (wrong) console.log(`${wrong}\n`)
    if (wrong) failed++
    else passed++
  }
  return { passed, failed }
}
