import { defineConfig } from 'vitest/config'

const ISOLATED = ['{src,demo,tests}/**/*.test.{ts,tsx}']
/** Pure code, kept free of state by `npm run check`: its tests share a process, which saves most of their time. */
const SHARED = ['{engine,tools,src/kit}/**/*.test.{ts,tsx}']

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
  setupFiles: ['tools/test/seed.ts'],
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'pure', include: SHARED, isolate: false } },
      {
        test: { ...shared, name: 'whole', include: ISOLATED, exclude: ['src/kit/**', '**/node_modules/**'] },
      },
    ],
  },
})
