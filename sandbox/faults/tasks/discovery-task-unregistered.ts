import { clusterOf } from '../../account/ecs/names.ts'
import { collectorTarget, grpcFailure } from '../../account/telemetry/lines/sdk_errors.ts'
import { ago, defineFault } from '../fault.ts'

/** The collector's service lost its registry: Cloud Map has the name and no instance under it. */
export const discoveryTaskUnregistered = defineFault({
  name: 'discovery-task-unregistered',
  finds: 'discovery-task-unregistered',
  apply(account) {
    const { cluster, collectorService } = account.environment
    const service = clusterOf(account, cluster).services.find(({ name }) => name === collectorService)
    delete service?.registry
    for (const directory of account.directory.services) delete directory.ecsService
    const target = collectorTarget(account)
    account.conditions.push({
      kind: 'sdk_fails',
      says: (_account, from) =>
        grpcFailure(account, from, {
          target,
          status: 'UNAVAILABLE',
          details: `DNS resolution failed for ${target}: C-ares status is not ARES_SUCCESS qtype=A name=${target.split(':')[0]} is_balancer=0: Domain name not found`,
        }),
      since: ago(account),
    })
  },
})
