import { line } from '../../account/telemetry/lines/collector_errors.ts'
import { ago, defineFault } from '../fault.ts'

/** A library sends a metric without data, of which awsemf cannot tell what it is. */
export const metricTypeUnsupported = defineFault({
  name: 'metric-type-unsupported',
  finds: 'metric-type-unsupported',
  apply(account) {
    account.conditions.push({
      kind: 'collector_says',
      everySeconds: 60,
      since: ago(account),
      says: (_account, at) => [
        line(at, 'warn', 'awsemfexporter@v0.156.0/datapoint.go:579', {
          msg: 'Unhandled metric data type.',
          'otelcol.component.id': 'awsemf',
          'otelcol.component.kind': 'exporter',
          'otelcol.signal': 'metrics',
          DataType: 'Empty',
          Name: 'agent.cache.state',
          Unit: '1',
        }),
      ],
    })
  },
})
