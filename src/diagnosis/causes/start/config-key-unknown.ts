import { imageChange, replacementOf } from './replacement.ts'
import { defineStartCause } from './start-cause.ts'

/** A key that no version has had there: a typing error, or an option of another component. */
export const configKeyUnknown = defineStartCause({
  kind: 'config-key-unknown',
  catalogue: ['U3'],
  source: 'recorded',
  read(error, known) {
    const { failure, component, details } = error
    const { key = '', holder = '' } = details
    if (failure !== 'unknown_key' || replacementOf(error) !== undefined || imageChange(error, known)) return
    return { component: component || holder.replace(/^otelcol\.configSettings$/, '') || 'config', key }
  },
})
