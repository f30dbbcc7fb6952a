import { defineStartCause } from './start-cause.ts'

/** The health check has the keys of its second version, whose gate is closed. */
export const healthKeysV2 = defineStartCause({
  kind: 'health-keys-v2',
  catalogue: ['U37'],
  source: 'measured',
  read({ failure, component }) {
    return failure === 'health_keys' ? { component: component || 'health_check' } : undefined
  },
})
