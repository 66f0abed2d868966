import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Long enough for a slow machine: they only say how long what hangs may do so.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/*.test.ts'] } },
      { extends: true, test: { name: 'node', include: ['test/node/*.test.ts'], globalSetup: 'test/dev-node.ts' } },
    ],
  },
})
