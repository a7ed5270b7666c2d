// How the unit tests run: everything below test/ but the flows, each file in its own process.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/flows/**'],
    pool: 'forks',
    // They end what hangs. A machine that is busy with other things may be ten times as slow, and no test fails for that.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
