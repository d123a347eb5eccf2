import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Whole batches of questions run in one test; a slow machine may take its time.
    testTimeout: 60_000,
    env: { NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' },
  },
})
