import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeVariables } from './change.ts'

/** A new revision of one service makes histograms with explicit buckets, as is the SDK's default. */
export const histogramWithoutPercentiles = defineFault({
  name: 'histogram-without-percentiles',
  finds: 'histogram-without-percentiles',
  apply(account) {
    const since = changeVariables(account, {
      without: ['OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION'],
    })
    account.conditions.push({ kind: 'emf', service: worker, metrics: /duration$|tokens$/, statistics: true, since })
  },
})
