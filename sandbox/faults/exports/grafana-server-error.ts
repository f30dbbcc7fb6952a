import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { answeredWith, grafanaFails } from './grafana.ts'

/** The gateway fails. */
export const grafanaServerError = defineFault({
  name: 'grafana-server-error',
  finds: 'grafana-server-error',
  apply(account) {
    grafanaFails(account, gatewayFails(answeredWith(503, 'Unavailable'), { retries: true }))
  },
})
