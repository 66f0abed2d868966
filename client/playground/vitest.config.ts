import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Long enough for a slow machine: they only say how long what hangs may do so.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/*.test.ts'] } },
      // One after another: the tests share a chain, and a machine that computes for a light client.
      { extends: true, test: { name: 'page', include: ['test/page/*.test.ts'], globalSetup: 'test/served.ts', fileParallelism: false } },
    ],
  },
})
