import { line } from '../../account/telemetry/lines/collector_errors.ts'
import { worker } from '../../account/telemetry/routes.ts'
import { ago, defineFault } from '../fault.ts'

/** The workers of one service send the same series: of two equal points awsemf keeps one. */
export const metricIdentityShared = defineFault({
  name: 'metric-identity-shared',
  finds: 'metric-identity-shared',
  apply(account) {
    const since = ago(account)
    account.conditions.push(
      {
        kind: 'emf',
        service: worker,
        metrics: /^agent\.run/,
        values: (of, minute) => of(minute)?.filter((_value, index) => index % 2 === 0),
        since,
      },
      {
        kind: 'collector_says',
        everySeconds: 60,
        since,
        says: (_account, at) => [
          line(at, 'warn', 'awsemfexporter@v0.156.0/grouped_metric.go:94', {
            msg: 'Duplicate metric found',
            'otelcol.component.id': 'awsemf',
            'otelcol.component.kind': 'exporter',
            'otelcol.signal': 'metrics',
            Name: 'agent.runs',
            Labels: { 'service.name': worker, OTelLib: 'agent_worker' },
          }),
        ],
      },
    )
  },
})
