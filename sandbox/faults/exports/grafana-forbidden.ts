import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { answeredWith, grafanaFails, permanently } from './grafana.ts'

/** The token for Grafana Cloud lost its right to write. */
export const grafanaForbidden = defineFault({
  name: 'grafana-forbidden',
  finds: 'grafana-forbidden',
  apply(account) {
    grafanaFails(account, gatewayFails(permanently(answeredWith(403, 'PermissionDenied'))))
  },
})
