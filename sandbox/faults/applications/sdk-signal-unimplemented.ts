import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { grpcGivenUp } from '../../account/telemetry/lines/sdk_exports.ts'
import { ago, defineFault } from '../fault.ts'

/** The collector runs with a configuration of its image that has no pipeline for logs; the stored one, which has, is not read. */
export const sdkSignalUnimplemented = defineFault({
  name: 'sdk-signal-unimplemented',
  finds: 'sdk-signal-unimplemented',
  apply(account) {
    const details = 'unknown service opentelemetry.proto.collector.logs.v1.LogsService'
    account.conditions.push({
      kind: 'sdk_fails',
      signals: ['logs'],
      since: ago(account),
      says: (_account, from) =>
        grpcGivenUp(from, { target: collectorTarget(account), status: 'UNIMPLEMENTED', details }),
    })
  },
})
