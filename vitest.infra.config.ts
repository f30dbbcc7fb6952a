import { defineConfig } from 'vitest/config'
import { reporting } from './vitest.reporting.ts'

export default defineConfig({
  test: {
    ...reporting('infra'),
    include: ['test/**/*.infra.test.ts'],
    setupFiles: ['test/setup.ts'],
    // One file at a time: Terraform's provider alone takes the machine's cores.
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    env: { TZ: 'UTC' },
  },
})
