import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { defineFault } from '../fault.ts'
import { answeredWith, grafanaFails } from './grafana.ts'

/** The limit of the Grafana stack is reached. */
export const grafanaRateLimited = defineFault({
  name: 'grafana-rate-limited',
  finds: 'grafana-rate-limited',
  apply(account) {
    grafanaFails(account, gatewayFails(answeredWith(429, 'ResourceExhausted'), { retries: true }))
  },
})
