import { worker } from '../../account/telemetry/routes.ts'
import { defineFault } from '../fault.ts'
import { changeWorker, traceFields } from './change.ts'

/** A new revision of one service has its SDK switched off: nothing leaves it, and trace ids in its lines are zeros. */
export const sdkDisabled = defineFault({
  name: 'sdk-disabled',
  finds: 'sdk-disabled',
  apply(account) {
    const since = changeWorker(account, { variables: { OTEL_SDK_DISABLED: 'true' } })
    account.conditions.push({ kind: 'unsent', service: worker, since })
    traceFields(account, since, {
      service: worker,
      fields: { otelTraceID: '0', otelSpanID: '0', otelTraceSampled: false },
    })
  },
})
