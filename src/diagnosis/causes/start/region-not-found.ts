import { defineStartCause } from './start-cause.ts'

/** An AWS exporter finds no region: not in its settings, not in the environment, and Fargate has no instance metadata. */
export const regionNotFound = defineStartCause({
  kind: 'region-not-found',
  catalogue: ['T27'],
  source: 'measured',
  read({ failure, component }) {
    return failure === 'no_region' ? { component: component || 'exporters' } : undefined
  },
})
