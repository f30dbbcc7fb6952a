import { imageChange, replacementOf } from './replacement.ts'
import { defineStartCause } from './start-cause.ts'

/** `sha256:` and the first digits of a digest. */
const shortDigest = 19

/** The same configuration started with the image before; the new one has no such component or key. */
export const componentLostWithImage = defineStartCause({
  kind: 'component-lost-with-image',
  catalogue: ['U32'],
  source: 'recorded',
  read(error, known) {
    const { failure, component, details } = error
    const { type = '', id = type, key = '' } = details
    const change = imageChange(error, known)
    if ((failure !== 'unknown_type' && failure !== 'unknown_key') || change === undefined) return
    if (replacementOf(error) !== undefined) return
    return {
      component: failure === 'unknown_type' ? id : `${component || 'config'}.${key}`,
      before: change.before.slice(0, shortDigest),
      since: change.since.slice(0, shortDigest),
    }
  },
})
