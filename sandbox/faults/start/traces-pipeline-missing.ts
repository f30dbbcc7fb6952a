import { defineFault } from '../fault.ts'
import { withoutPipelines } from './without_pipelines.ts'

/** A new configuration of the collector has no pipeline for traces any more. */
export const tracesPipelineMissing = defineFault({
  name: 'traces-pipeline-missing',
  finds: 'traces-pipeline-missing',
  apply(account) {
    withoutPipelines(account, 'traces', 'trace.v1.TraceService')
  },
})
