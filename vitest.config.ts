import { defineConfig } from 'vitest/config'
import { reporting } from './vitest.reporting.ts'

export default defineConfig({
  test: {
    ...reporting('unit'),
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/**/*.{e2e,infra,diagnosis}.test.ts', 'node_modules/**'],
    setupFiles: ['test/setup.ts'],
    // Two workers are what the smallest machine that we know has cores for.
    maxWorkers: 2,
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
  },
})
