import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { answeredWith, grafanaFails, permanently } from './grafana.ts'

/** The endpoint of the gateway was given with a path that it does not have. */
export const grafanaPathWrong = defineFault({
  name: 'grafana-path-wrong',
  finds: 'grafana-path-wrong',
  apply(account) {
    grafanaFails(account, gatewayFails(permanently(answeredWith(404, 'Unimplemented'))))
  },
})
