import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { grpcGivenUp } from '../../account/telemetry/lines/sdk_exports.ts'
import { ago, defineFault } from '../fault.ts'

/** A network ACL drops what the services send to the collector; nothing else shows it than their deadlines. */
export const sdkExportTimesOut = defineFault({
  name: 'sdk-export-times-out',
  finds: 'sdk-export-times-out',
  apply(account) {
    const target = collectorTarget(account)
    account.conditions.push({
      kind: 'sdk_fails',
      since: ago(account),
      says: (_account, from) =>
        grpcGivenUp(from, { target, status: 'DEADLINE_EXCEEDED', details: 'Deadline Exceeded' }),
    })
  },
})
