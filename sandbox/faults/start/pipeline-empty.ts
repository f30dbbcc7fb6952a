import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** The template left the list of exporters of the metrics pipeline empty. */
export const pipelineEmpty = defineFault({
  name: 'pipeline-empty',
  finds: 'pipeline-empty',
  apply(account) {
    failToStart(account, {
      change({ service }) {
        service.pipelines.metrics.exporters = []
      },
      lines: invalid('service::pipelines::metrics: must have at least one exporter'),
    })
  },
})
