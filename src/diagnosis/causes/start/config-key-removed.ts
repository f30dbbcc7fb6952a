import { replacementOf } from './replacement.ts'
import { defineStartCause } from './start-cause.ts'

/** A key that earlier versions had, and that another one replaces now. */
export const configKeyRemoved = defineStartCause({
  kind: 'config-key-removed',
  catalogue: ['U3', 'U32'],
  source: 'measured',
  read(error) {
    const { failure, component, details } = error
    const instead = failure === 'unknown_key' ? replacementOf(error) : undefined
    return instead === undefined ? undefined : { component: component || 'config', key: details['key'] ?? '', instead }
  },
})
