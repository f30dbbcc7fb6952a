import { collectorTarget, grpcFailure, refusedAt } from '../../account/telemetry/lines/sdk_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** A new configuration of the collector takes OTLP by HTTP alone: nothing listens where the services send by gRPC. */
export const sdkCollectorRefused = defineFault({
  name: 'sdk-collector-refused',
  finds: 'sdk-collector-refused',
  apply(account) {
    const since = changeConfig(account, ({ receivers }) => {
      Object.assign(receivers.otlp, { protocols: { http: receivers.otlp.protocols.http } })
    })
    const target = collectorTarget(account)
    account.conditions.push({
      kind: 'sdk_fails',
      since,
      says: (_account, from) =>
        grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: refusedAt('10.0.1.37') }),
    })
  },
})
