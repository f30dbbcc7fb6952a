import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeVariables, runningTotal } from './change.ts'

/** A new revision of one service lacks the preference for deltas. */
export const histogramsCumulative = defineFault({
  name: 'histograms-cumulative',
  finds: 'histograms-cumulative',
  apply(account) {
    const since = changeVariables(account, { without: ['OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE'] })
    const metrics = /duration$|tokens$/
    account.conditions.push({ kind: 'emf', service: worker, metrics, values: runningTotal(since), since })
  },
})
