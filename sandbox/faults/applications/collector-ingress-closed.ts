import { collectorTarget } from '../../account/telemetry/lines/sdk_errors.ts'
import { grpcGivenUp } from '../../account/telemetry/lines/sdk_exports.ts'
import { ago, defineFault } from '../fault.ts'

/** The rule that lets the services in is gone from the collector's security group: exports only run into their deadline. */
export const collectorIngressClosed = defineFault({
  name: 'collector-ingress-closed',
  finds: 'collector-ingress-closed',
  apply(account) {
    for (const group of account.securityGroups)
      group.rules = group.rules.filter(({ egress, fromPort }) => egress || fromPort !== 4317)
    const target = collectorTarget(account)
    account.conditions.push({
      kind: 'sdk_fails',
      since: ago(account),
      says: (_account, from) =>
        grpcGivenUp(from, { target, status: 'DEADLINE_EXCEEDED', details: 'Deadline Exceeded' }),
    })
  },
})
