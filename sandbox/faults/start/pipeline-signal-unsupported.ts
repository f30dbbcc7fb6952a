import { defineFault } from '../fault.ts'
import { failToStart } from './failing_start.ts'

/** The pipeline for metrics sends to awsxray, which takes traces only. */
export const pipelineSignalUnsupported = defineFault({
  name: 'pipeline-signal-unsupported',
  finds: 'pipeline-signal-unsupported',
  apply(account) {
    failToStart(account, {
      change({ service }) {
        service.pipelines.metrics.exporters = ['awsemf', 'awsxray']
      },
      lines: [
        'Error: failed to build pipelines: failed to create "awsxray" exporter for data type "metrics": telemetry type is not supported',
      ],
    })
  },
})
