import { ago, defineFault } from '../fault.ts'
import { failToStart, invalid } from './failing_start.ts'

/** The endpoint of Grafana comes out of a variable that the collector's task does not have. */
export const configVariableUnset = defineFault({
  name: 'config-variable-unset',
  finds: 'config-variable-unset',
  apply(account) {
    failToStart(account, {
      change({ exporters }) {
        Object.assign(exporters, { 'otlp_http/grafana': { endpoint: '\u0024{env:GRAFANA_URL}' } })
      },
      lines: [
        `${ago(account).toISOString()}\twarn\tenvprovider@v1.62.0/provider.go:68\tConfiguration references unset environment variable\t{"name": "GRAFANA_URL"}`,
        ...invalid('exporters::otlp_http/grafana: at least one endpoint must be specified'),
      ],
    })
  },
})
