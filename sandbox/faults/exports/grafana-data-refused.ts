import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { answeredWith, grafanaFails, permanently } from './grafana.ts'

/** The gateway does not want requests that large. */
export const grafanaDataRefused = defineFault({
  name: 'grafana-data-refused',
  finds: 'grafana-data-refused',
  apply(account) {
    grafanaFails(
      account,
      gatewayFails(permanently(answeredWith(413, 'Unknown', { message: ', Message=request body too large' }))),
    )
  },
})
