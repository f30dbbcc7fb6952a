import { defineStartCause } from './start-cause.ts'

/** A component stands in a pipeline of a signal that it cannot take. */
export const pipelineSignalUnsupported = defineStartCause({
  kind: 'pipeline-signal-unsupported',
  catalogue: ['U4'],
  source: 'measured',
  read({ failure, details: { id = 'service.pipelines', signal = '' } }) {
    return failure === 'wrong_signal' ? { component: id, signal } : undefined
  },
})
