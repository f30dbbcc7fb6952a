import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { grafanaFails } from './grafana.ts'

/** The gateway was away for longer than the exporter tries again; why, its answer does not say. */
export const exportRetriesExhausted = defineFault({
  name: 'export-retries-exhausted',
  finds: 'export-retries-exhausted',
  apply(account) {
    grafanaFails(
      account,
      gatewayFails(
        'no more retries left: error exporting items, request to https://otlp-gateway-prod-eu-west-2.grafana.net/otlp/v1/traces: unexpected EOF',
      ),
    )
  },
})
