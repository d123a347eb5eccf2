import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/peers/*.test.ts'],
    // A stand-in, the assistant and a browser share the machine: one file at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NO_COLOR: '1', LANG: 'C', LC_ALL: 'C' },
  },
})
