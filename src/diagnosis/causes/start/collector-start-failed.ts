import { defineStartCause } from './start-cause.ts'

/** An error at the start that we know no more about than its text. */
export const collectorStartFailed = defineStartCause({
  kind: 'collector-start-failed',
  catalogue: ['U1'],
  source: 'measured',
  read({ failure, text }) {
    return failure === 'other' ? { reason: text } : undefined
  },
})
