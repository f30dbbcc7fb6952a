import { defineConfig } from 'vitest/config'
import { reporting } from './vitest.reporting.ts'

export default defineConfig({
  test: {
    ...reporting('diagnosis'),
    include: ['test/**/*.diagnosis.test.ts'],
    setupFiles: ['test/setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
})
