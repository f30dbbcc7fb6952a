import { defineFault } from '../fault.ts'
import { withoutPipelines } from './without_pipelines.ts'

/** A new configuration of the collector has no pipeline for logs any more. */
export const logsPipelineMissing = defineFault({
  name: 'logs-pipeline-missing',
  finds: 'logs-pipeline-missing',
  apply(account) {
    withoutPipelines(account, 'logs', 'logs.v1.LogsService')
  },
})
