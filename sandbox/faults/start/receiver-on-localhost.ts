import { collectorTarget, grpcFailure, refusedAt } from '../../account/telemetry/lines/sdk_errors.ts'
import { changeConfig } from '../collector_config.ts'
import { defineFault } from '../fault.ts'

/** The gRPC receiver lost its endpoint, so it listens on localhost. */
export const receiverOnLocalhost = defineFault({
  name: 'receiver-on-localhost',
  finds: 'receiver-on-localhost',
  apply(account) {
    const since = changeConfig(account, ({ receivers }) => {
      Object.assign(receivers.otlp.protocols, { grpc: {} })
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
