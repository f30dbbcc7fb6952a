import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** The pipeline for logs names an exporter that is not configured. */
export const configReferenceUndefined = defineFault({
  name: 'config-reference-undefined',
  finds: 'config-reference-undefined',
  apply(account) {
    failToStart(account, {
      change({ service }) {
        service.pipelines.logs.exporters = ['awscloudwatchlog']
      },
      lines: invalid('service::pipelines::logs: references exporter "awscloudwatchlog" which is not configured'),
    })
  },
})
