import { replacementOf } from './replacement.ts'
import { defineStartCause } from './start-cause.ts'

/** The component exists, under another name in this version. */
export const componentRenamed = defineStartCause({
  kind: 'component-renamed',
  catalogue: ['U2', 'U32'],
  source: 'recorded',
  read(error) {
    const { type = '', id = type } = error.details
    const instead = error.failure === 'unknown_type' ? replacementOf(error) : undefined
    return instead === undefined ? undefined : { component: id, instead }
  },
})
