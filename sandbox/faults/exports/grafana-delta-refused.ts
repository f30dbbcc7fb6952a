import { gatewayFails } from '../../account/telemetry/lines/export_errors.ts'
import { ago, defineFault } from '../fault.ts'
import { answeredWith, permanently, withGrafana } from './grafana.ts'

/** Grafana was turned on, and the services still send deltas: every request with metrics is refused. */
export const grafanaDeltaRefused = defineFault({
  name: 'grafana-delta-refused',
  finds: 'grafana-delta-refused',
  apply(account) {
    withGrafana(account, { deltas: true })
    const message = ', Message=otlp parse error: invalid temporality and type combination for metric "agent.runs"'
    const error = permanently(answeredWith(400, 'InvalidArgument', { path: 'metrics', message }))
    account.conditions.push({
      kind: 'export_fails',
      exporter: 'otlp_http/grafana',
      signals: ['metrics'],
      says: gatewayFails(error, { signal: 'metrics' }),
      since: ago(account),
    })
  },
})
