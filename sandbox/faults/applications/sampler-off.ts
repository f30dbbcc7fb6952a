import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, traceFields } from './change.ts'

/** A new revision of one service samples nothing. */
export const samplerOff = defineFault({
  name: 'sampler-off',
  finds: 'sampler-off',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_TRACES_SAMPLER: 'always_off' } })
    account.conditions.push({ kind: 'unsent', service: worker, signals: ['traces'], since })
    traceFields(account, since, { service: worker, fields: { otelTraceSampled: false } })
  },
})
