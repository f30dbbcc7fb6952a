import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker } from './change.ts'

/** A new revision of one service exports no metrics. */
export const metricsExporterOff = defineFault({
  name: 'metrics-exporter-off',
  finds: 'metrics-exporter-off',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_METRICS_EXPORTER: 'none' } })
    account.conditions.push({ kind: 'unsent', service: worker, signals: ['metrics'], since })
  },
})
