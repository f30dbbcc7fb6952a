import { defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** Grafana was switched off by an empty endpoint instead of leaving its exporter out. */
export const exporterEndpointMissing = defineFault({
  name: 'exporter-endpoint-missing',
  finds: 'exporter-endpoint-missing',
  apply(account) {
    failToStart(account, {
      change({ exporters }) {
        Object.assign(exporters, { 'otlp_http/grafana': { endpoint: '' } })
      },
      lines: invalid('exporters::otlp_http/grafana: at least one endpoint must be specified'),
    })
  },
})
