import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { answeredWith, grafanaFails, permanently } from './grafana.ts'

/** The token for Grafana Cloud ended: every request is answered with 401. */
export const grafanaUnauthorized = defineFault({
  name: 'grafana-unauthorized',
  finds: 'grafana-unauthorized',
  apply(account) {
    grafanaFails(account, gatewayFails(permanently(answeredWith(401, 'Unauthenticated'))))
  },
})
