import { line } from '../../account/telemetry/lines/collector_errors.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A gauge of one service divides by zero; somebody has set the collector to debug to see where it goes. */
export const metricValueNotANumber = defineFault({
  name: 'metric-value-not-a-number',
  finds: 'metric-value-not-a-number',
  apply(account) {
    const since = changeConfig(account, ({ service }) => {
      service.telemetry.logs.level = 'debug'
    })
    account.conditions.push({
      kind: 'collector_says',
      everySeconds: 60,
      since,
      says: (_account, at) => [
        line(at, 'debug', 'awsemfexporter@v0.156.0/grouped_metric.go:48', {
          msg: 'dropped metric with nan value',
          'otelcol.component.id': 'awsemf',
          'otelcol.component.kind': 'exporter',
          'otelcol.signal': 'metrics',
          'metric.name': 'agent.cache.hit_ratio',
          'metric.attributes': { 'service.name': worker },
        }),
      ],
    })
  },
})
