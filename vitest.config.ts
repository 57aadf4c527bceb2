import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{engine,src,demo,tests,tools}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
