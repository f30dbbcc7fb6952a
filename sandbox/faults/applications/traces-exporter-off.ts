import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker } from './change.ts'

/** A new revision of one service exports no traces. */
export const tracesExporterOff = defineFault({
  name: 'traces-exporter-off',
  finds: 'traces-exporter-off',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_TRACES_EXPORTER: 'none' } })
    account.conditions.push({ kind: 'unsent', service: worker, signals: ['traces'], since })
  },
})
