import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These have a package and a command of their own: npm run test:peers.
    exclude: ['test/peers/**'],
    // Whole batches of questions run in one test; a slow machine may take its time.
    testTimeout: 120_000,
    // The default leaves one core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    env: { NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' },
  },
})
