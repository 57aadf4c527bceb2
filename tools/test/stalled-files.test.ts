import { expect, test, vi } from 'vitest'
import { StalledFiles } from './stalled-files.ts'

const MINUTE = 60_000

test('a file of tests that runs for more than a quarter of an hour is named and ended, others are left alone', () => {
  let now = 0
  let ended = 0
  const stalled = new StalledFiles(
    () => now,
    () => (ended += 1),
  )
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  stalled.onTestModuleStart({ moduleId: 'slow.test.ts' })
  stalled.onTestModuleStart({ moduleId: 'good.test.ts' })
  now = 14 * MINUTE
  stalled.onTestModuleEnd({ moduleId: 'good.test.ts' })
  stalled.look()
  expect(ended).toBe(0)
  now = 16 * MINUTE
  stalled.look()
  stalled.look()
  expect(ended).toBe(1)
  expect(said.mock.calls).toEqual([[expect.stringContaining('slow.test.ts')]])
  said.mockRestore()
})
