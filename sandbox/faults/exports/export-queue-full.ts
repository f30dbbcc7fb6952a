import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { ago, defineFault } from '../fault.ts'
import { withGrafana } from './grafana.ts'

/** The gateway takes less than the collector sends: its queue has filled up. */
export const exportQueueFull = defineFault({
  name: 'export-queue-full',
  finds: 'export-queue-full',
  apply(account) {
    withGrafana(account)
    account.conditions.push({
      kind: 'export_fails',
      exporter: 'otlp_http/grafana',
      share: 0.4,
      queued: true,
      says: gatewayFails('sending queue is full'),
      since: ago(account),
    })
  },
})
