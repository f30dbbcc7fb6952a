import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { fails } from './failing.ts'
import { withGrafana } from './grafana.ts'

/** The region in the endpoint of the gateway is misspelt. */
export const grafanaNameUnresolved = defineFault({
  name: 'grafana-name-unresolved',
  finds: 'grafana-name-unresolved',
  apply(account) {
    const host = 'otlp-gateway-prod-eu-wset-2.grafana.net'
    withGrafana(account, { endpoint: `https://${host}/otlp` })
    const why = `dial tcp: lookup ${host} on 10.0.0.2:53: no such host`
    const error = `failed to make an HTTP request: Post "https://${host}/otlp/v1/traces": ${why}`
    fails(account, 'otlp_http/grafana', gatewayFails(error, { retries: true }))
  },
})
