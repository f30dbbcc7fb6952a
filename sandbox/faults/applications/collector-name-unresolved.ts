import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { ago, defineFault } from '../fault.ts'
import { noSuchName } from './endpoint-host-wrong.ts'

/** The VPC's DNS does not know the collector's name any more: no service finds it, though its tasks are registered. */
export const collectorNameUnresolved = defineFault({
  name: 'collector-name-unresolved',
  finds: 'collector-name-unresolved',
  apply(account) {
    const target = collectorTarget(account)
    account.conditions.push({
      kind: 'sdk_fails',
      since: ago(account),
      says: (_account, from) =>
        grpcFailure(account, from, { target, status: 'UNAVAILABLE', details: noSuchName(target) }),
    })
  },
})
