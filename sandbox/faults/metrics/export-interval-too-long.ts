import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeVariables } from './change.ts'

/** A service exports its totals every ten minutes to save money; its counters are gone, its histograms are rare. */
export const exportIntervalTooLong = defineFault({
  name: 'export-interval-too-long',
  finds: 'export-interval-too-long',
  apply(account) {
    const since = changeVariables(account, {
      variables: {
        OTEL_METRIC_EXPORT_INTERVAL: '600000',
        OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'cumulative',
      },
    })
    account.conditions.push(
      { kind: 'emf', service: worker, metrics: /^agent\.runs$/, values: () => undefined, since },
      {
        kind: 'emf',
        service: worker,
        values: (of, minute) => (minute % 10 === 0 ? of(minute) : undefined),
        since,
      },
    )
  },
})
