import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { gatewayUrl, grafanaFails } from './grafana.ts'

/** The gateway takes requests and does not answer them in time. */
export const grafanaUnresponsive = defineFault({
  name: 'grafana-unresponsive',
  finds: 'grafana-unresponsive',
  apply(account) {
    const why = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)'
    const error = `no more retries left: failed to make an HTTP request: Post "${gatewayUrl}/v1/traces": ${why}`
    grafanaFails(account, gatewayFails(error))
  },
})
