import { defineConfig } from 'vitest/config'
import { StalledFiles } from './tools/test/stalled-files.ts'

const ISOLATED = ['{src,demo,tests}/**/*.test.{ts,tsx}']
/** Pure code, kept free of state by `npm run check`: its tests share a process, which saves most of their time. */
const SHARED = ['{engine,tools,src/kit}/**/*.test.{ts,tsx}']

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // a browser on a busy machine takes its time; what never comes still fails
  expect: { poll: { timeout: 10_000 } },
  pool: 'forks' as const,
  setupFiles: ['tools/test/seed.ts'],
}

/** Where `npm test` wants to read what was counted. */
const report = process.env['ASKWELL_TEST_REPORT']

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: [
      'default',
      new StalledFiles(),
      ...(report ? [['json', { outputFile: report }] satisfies [string, object]] : []),
    ],
    projects: [
      { test: { ...shared, name: 'pure', include: SHARED, isolate: false } },
      {
        test: { ...shared, name: 'whole', include: ISOLATED, exclude: ['src/kit/**', '**/node_modules/**'] },
      },
    ],
  },
})
