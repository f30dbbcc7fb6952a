import { defineConfig } from 'vitest/config'
import { reporting } from './vitest.reporting.ts'

export default defineConfig({
  test: {
    ...reporting('e2e'),
    include: ['test/**/*.e2e.test.ts'],
    setupFiles: ['test/setup.ts'],
    // One file at a time: each starts servers and browsers of its own.
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
})
