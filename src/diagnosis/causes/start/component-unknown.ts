import { imageChange, replacementOf } from './replacement.ts'
import { defineStartCause } from './start-cause.ts'

/** The image was built without a component of that type. */
export const componentUnknown = defineStartCause({
  kind: 'component-unknown',
  catalogue: ['U2'],
  source: 'recorded',
  read(error, known) {
    const { failure, details } = error
    if (failure !== 'unknown_type' || replacementOf(error) !== undefined || imageChange(error, known)) return
    const { type = '', id = type } = details
    return { component: id, type }
  },
})
