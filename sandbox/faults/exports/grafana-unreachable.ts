import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { endpointsInsteadOfNat } from './endpoints.ts'
import { gatewayUrl, grafanaFails } from './grafana.ts'

/** The way to the internet was closed for all but AWS. */
export const grafanaUnreachable = defineFault({
  name: 'grafana-unreachable',
  finds: 'grafana-unreachable',
  apply(account) {
    endpointsInsteadOfNat(account)
    const error = `failed to make an HTTP request: Post "${gatewayUrl}/v1/traces": dial tcp 34.120.1.7:443: i/o timeout`
    grafanaFails(account, gatewayFails(error, { retries: true }))
  },
})
