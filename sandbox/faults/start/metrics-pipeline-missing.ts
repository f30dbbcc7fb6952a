import { defineFault } from '../fault.ts'
import { withoutPipelines } from './without_pipelines.ts'

/** A new configuration of the collector has no pipeline for metrics any more. */
export const metricsPipelineMissing = defineFault({
  name: 'metrics-pipeline-missing',
  finds: 'metrics-pipeline-missing',
  apply(account) {
    withoutPipelines(account, 'metrics', 'metrics.v1.MetricsService')
  },
})
